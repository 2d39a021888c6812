package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages about what the sandbox holds: users, and of a user tokens, workouts and routes. */
final class DataPages {
  private static final int MOST_USERS = 500;
  private static final int MOST_WORKOUTS = 50;
  private static final int MOST_ROUTES = 20;
  private static final int MOST_TOKENS = 50;

  private final SandboxServer server;
  private final Pages pages;

  DataPages(SandboxServer server, Pages pages) {
    this.server = server;
    this.pages = pages;
  }

  ResponseDefinition users(Visit visit) {
    List<Map<String, Object>> users = new ArrayList<>();
    int all;
    synchronized (server.lock()) {
      SandboxInstance instance = server.instance();
      all = instance.state().users().all().size();
      instance.state().users().all().stream()
          .limit(MOST_USERS)
          .forEach(user -> users.add(summary(instance, user)));
    }
    Model model =
        new Model().with("users", users).with("all", all).with("isCut", all > users.size());
    return pages.page(visit, 200, "Users", "users", model);
  }

  private static Map<String, Object> summary(SandboxInstance instance, User user) {
    return new Model()
        .with("id", user.id())
        .with("name", user.account().username())
        .with("workouts", instance.state().workouts().rows().of(user).size())
        .with("routes", instance.state().routes().visibleTo(user, user).size())
        .with("tokens", instance.credentials().tokens(user, Integer.MAX_VALUE).size())
        .values();
  }

  ResponseDefinition user(Visit visit, String id) {
    Model model = new Model();
    synchronized (server.lock()) {
      SandboxInstance instance = server.instance();
      User user = instance.state().users().find(id);
      if (user == null) {
        return pages.message(visit, 404, "No such user", "The sandbox has no user of this id.");
      }
      LocalDate today = LocalDate.ofInstant(server.settings().clock().instant(), ZoneOffset.UTC);
      model.with("user", summary(instance, user));
      tokens(instance, user, model);
      workouts(instance, user, today, model);
      routes(instance, user, model);
    }
    return pages.page(visit, 200, "A user", "user", model);
  }

  private static void tokens(SandboxInstance instance, User user, Model model) {
    List<Map<String, Object>> tokens = new ArrayList<>();
    for (IssuedCredentials.Token token : instance.credentials().tokens(user, MOST_TOKENS)) {
      tokens.add(new Model().with("token", token.token()).values());
    }
    model.with("tokens", tokens).with("mask", SecretMask.MASK);
  }

  private static void workouts(SandboxInstance instance, User user, LocalDate today, Model model) {
    List<ObjectNode> rows = instance.state().workouts().rows().of(user);
    model.with("chart", DistanceChart.of(rows, today));
    model.with(
        "workouts",
        rows.stream()
            .sorted(Comparator.comparing((ObjectNode row) -> text(row, "workout_date")).reversed())
            .limit(MOST_WORKOUTS)
            .map(
                row ->
                    new Model()
                        .with("id", text(row, "workout_id"))
                        .with("date", text(row, "workout_date"))
                        .with("name", text(row, "workout_description"))
                        .with("distance", text(row, "distance"))
                        .with("time", duration(text(row, "time_taken")))
                        .with("type", text(row, "workout_type_name"))
                        .values())
            .toList());
    model.with("workoutsShown", MOST_WORKOUTS).with("workoutsAreCut", rows.size() > MOST_WORKOUTS);
  }

  private static void routes(SandboxInstance instance, User user, Model model) {
    List<ObjectNode> rows = instance.state().routes().visibleTo(user, user);
    model.with(
        "routes",
        rows.stream()
            .limit(MOST_ROUTES)
            .map(
                row ->
                    new Model()
                        .with("id", text(row, "route_id"))
                        .with("name", text(row, "route_name"))
                        .with("distance", text(row, "total_distance"))
                        .with("drawing", RouteDrawing.of(instance.state().routes().points(row)))
                        .values())
            .toList());
    model.with("routesShown", MOST_ROUTES).with("routesAreCut", rows.size() > MOST_ROUTES);
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText();
  }

  private static @Nullable String duration(String seconds) {
    try {
      long whole = (long) Double.parseDouble(seconds);
      return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    } catch (NumberFormatException none) {
      return null;
    }
  }

  ResponseDefinition revoke(Visit visit) {
    String token = visit.call().text("token");
    String user = visit.call().text("user_id");
    if (token != null) {
      server.instance().credentials().revoke(token);
    }
    boolean isId = user != null && user.chars().allMatch(c -> c >= '0' && c <= '9');
    return Pages.redirect(isId ? "/console/users/" + user : "/console/users");
  }
}
