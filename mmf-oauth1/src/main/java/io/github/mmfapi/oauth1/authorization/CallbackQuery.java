package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.internal.FormFields;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a callback. Servers report a denial in several ways:
 *
 * <ul>
 *   <li>{@code oauth_problem} (OAuth Problem Reporting extension)
 *   <li>{@code denied}, with the token as its value (X)
 *   <li>{@code error=access_denied}, with or without token (opencaching/okapi issue 331)
 *   <li>{@code rejected=1} after the token (OpenMage/magento-lts, {@code Mage_Oauth_Helper_Data})
 *   <li>{@code oauth_verifier=denied} (Jira: SocialiteProviders/Providers issue 125)
 * </ul>
 *
 * @param token the token, empty for a denial without one
 * @param verifier the verification code, null for a denial
 * @param problem the value of {@code oauth_problem} or {@code error}, masked and cut unless it is a
 *     word of the extension; null if there is none
 * @param denied whether a denial was reported in another way
 */
record CallbackQuery(
    String token, @Nullable String verifier, @Nullable String problem, boolean denied) {

  private static final int LONGEST_PROBLEM = 500;
  private static final String DENIED = "denied";
  private static final String ERROR = "error";
  private static final String ACCESS_DENIED = "access_denied";
  private static final String REJECTED = "rejected";

  /**
   * Reads a query, of which only the parameters of a callback must be readable. Returns null if it
   * is no callback: it has neither a token nor a denial.
   */
  static @Nullable CallbackQuery of(@Nullable String query) {
    FormFields fields = FormFields.of(query == null ? "" : query);
    if (isUnclear(fields)) {
      return null;
    }
    Map<String, String> values = fields.values();
    String token = values.getOrDefault(ProtocolNames.TOKEN, values.getOrDefault(DENIED, ""));
    String verifier = notBlank(values.get(ProtocolNames.VERIFIER));
    String problem = problem(values, token, verifier);
    boolean denied =
        values.containsKey(DENIED)
            || DENIED.equals(verifier)
            || (!token.isBlank() && "1".equals(values.get(REJECTED)))
            || fields.isUnreadable(ProtocolNames.PROBLEM);
    if (token.isBlank() && problem == null && !denied) {
      return null;
    }
    String shown = problem == null ? null : shown(problem, secrets(values));
    boolean refused = problem != null || denied;
    return new CallbackQuery(
        token.isBlank() ? "" : token, refused ? null : verifier, shown, denied);
  }

  /** Returns whether a protocol parameter is repeated, or a needed one cannot be decoded. */
  private static boolean isUnclear(FormFields fields) {
    return fields.repeated().stream().anyMatch(ProtocolNames::isProtocol)
        || fields.isUnreadable(ProtocolNames.TOKEN)
        || fields.isUnreadable(ProtocolNames.VERIFIER)
        || fields.isUnreadable(DENIED);
  }

  private static @Nullable String problem(
      Map<String, String> values, String token, @Nullable String verifier) {
    String problem = OAuthProblems.in(values);
    String error = notBlank(values.get(ERROR));
    if (problem != null || error == null) {
      return problem;
    }
    // Another error counts only where there is no verifier: the parameter may be the application's.
    return error.equals(ACCESS_DENIED) || (verifier == null && !token.isBlank()) ? error : null;
  }

  /** Returns the secrets in the query: a server may repeat them in its error. */
  private static List<String> secrets(Map<String, String> values) {
    return Stream.of(ProtocolNames.TOKEN, DENIED, ProtocolNames.VERIFIER)
        .map(name -> values.getOrDefault(name, ""))
        .filter(value -> !value.equals(DENIED))
        .toList();
  }

  /** Cuts before masking, so that a long text of a web page does not keep the browser waiting. */
  private static String shown(String problem, List<String> secrets) {
    String start = problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
    return OAuthProblems.shown(start, secrets);
  }

  /** Returns the callback without the secrets of the credentials in its problem. */
  CallbackQuery masked(TemporaryCredentials credentials) {
    return problem == null
        ? this
        : new CallbackQuery(
            token,
            verifier,
            shown(problem, List.of(credentials.token(), credentials.secret())),
            denied);
  }

  boolean isDenial() {
    return verifier == null;
  }

  /**
   * Returns the callback of the given credentials. A denial without a token counts as one of them.
   */
  Callback callback(TemporaryCredentials expected) {
    if (!token.isEmpty() && !token.equals(expected.token())) {
      throw new ForeignCallbackException(token);
    }
    if (verifier != null) {
      return new Callback(token, verifier);
    }
    throw problem != null || denied
        ? new AuthorizationDeniedException(masked(expected).problem())
        : new MissingVerifierException();
  }

  private static @Nullable String notBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @Override
  public String toString() {
    return "CallbackQuery[token=***, verifier=***]";
  }
}
