package io.github.mmfapi.cli.internal.routes;

import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.model.SearchRoutesRequest;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select routes by their place or their user. */
final class SearchOptions {
  @Option(
      names = "--near",
      paramLabel = "LATITUDE,LONGITUDE",
      description = "Routes of all users around this place, in degrees. Default: your routes.")
  private @Nullable String near;

  @Option(
      names = "--radius",
      paramLabel = "MILES",
      description = "How far from the place of --near. Default: that of the server.")
  private @Nullable BigDecimal radius;

  @Option(
      names = "--user",
      paramLabel = "USER_ID",
      description = "The routes of this user. Default: yours, or those of all with --near.")
  private @Nullable Long user;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  // picocli sets the specification before a command reads the options.
  @SuppressWarnings("NullAway.Init")
  SearchOptions() {}

  /** Checks the options. */
  void check() {
    if (radius != null && near == null) {
      throw wrong("--radius needs --near; give both");
    }
    if (near != null) {
      place(near);
    }
  }

  private BigDecimal[] place(String text) {
    int comma = text.indexOf(',');
    try {
      return new BigDecimal[] {
        new BigDecimal(text.substring(0, Math.max(0, comma))),
        new BigDecimal(text.substring(comma + 1))
      };
    } catch (NumberFormatException e) {
      throw wrong("--near must be LATITUDE,LONGITUDE, such as 45.42,-122.55, not '" + text + "'");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Returns the parameters of the search. */
  Consumer<SearchRoutesRequest.Builder> parameters(Session session) {
    if (near == null) {
      long id = user == null ? session.userId() : user;
      return q -> q.userId(id);
    }
    BigDecimal[] place = place(near);
    return q -> q.centerLatitude(place[0]).centerLongitude(place[1]).radius(radius).userId(user);
  }

  /** Returns the selection in words. */
  String words(Session session) {
    String place = near == null ? "" : " near " + near;
    String within = radius == null ? "" : " within " + radius + " miles";
    if (user != null) {
      return " of user " + user + place + within;
    }
    return near == null ? " of user " + session.userId() : place + within;
  }
}
