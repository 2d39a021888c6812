package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.OAuthScheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes headers of the {@code OAuth} authentication scheme (RFC 5849 section 3.5.1). */
public final class AuthorizationHeader {

  private AuthorizationHeader() {}

  /**
   * Returns whether a header is of the {@code OAuth} scheme.
   *
   * @param header the value of an {@code Authorization} or {@code WWW-Authenticate} header
   * @return whether it starts with the name of the scheme, written in any case
   */
  public static boolean isOAuth(String header) {
    return OAuthScheme.isIn(header);
  }

  /**
   * Reads the parameters of a header of the {@code OAuth} scheme.
   *
   * @param header the value of the header
   * @return the decoded parameters in their order, without the realm
   * @throws IllegalArgumentException if the syntax is wrong; the message names the position only
   */
  public static List<Parameter> parse(String header) {
    List<Parameter> parameters = new ArrayList<>();
    OAuthScheme.forEachParameter(
        header, (name, value) -> parameters.add(new Parameter(name, value)));
    return parameters;
  }

  /**
   * Checks a realm.
   *
   * @throws IllegalArgumentException if it holds other characters than visible ASCII and spaces
   */
  static void requireRealm(@Nullable String realm) {
    if (realm != null && realm.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "The realm must consist of visible ASCII characters and spaces, because it is"
              + " part of a header; remove the others");
    }
  }

  /** Writes a header. The shared parameters are already written. */
  static String render(
      @Nullable String realm, List<Parameter> parameters, SharedParameters shared) {
    StringBuilder out = new StringBuilder(length(realm, parameters)).append(OAuthScheme.NAME);
    String before = " ";
    if (realm != null) {
      out.append(" realm=\"").append(realm.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      before = PairSyntax.HEADER.separator();
    }
    if (!parameters.isEmpty()) {
      shared.append(parameters, PairSyntax.HEADER, out.append(before));
    }
    return out.toString();
  }

  /** Estimates the length of a header, so that the builder is seldom replaced by a larger one. */
  private static int length(@Nullable String realm, List<Parameter> parameters) {
    return OAuthScheme.NAME.length()
        + (realm == null ? 0 : realm.length() + 12)
        + Parameters.roomFor(parameters);
  }
}
