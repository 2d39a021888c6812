package io.github.mmfapi.oauth1.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code oauth_problem} (OAuth Problem Reporting extension) and knows its values. */
public final class OAuthProblems {
  private static final String TIMESTAMP_REFUSED = "timestamp_refused";
  private static final String PERMISSION_DENIED = "permission_denied";

  /** The values that the OAuth Problem Reporting extension names. */
  private static final Set<String> WORDS =
      Set.of(
          "version_rejected",
          "parameter_absent",
          "parameter_rejected",
          TIMESTAMP_REFUSED,
          "nonce_used",
          "signature_method_rejected",
          "signature_invalid",
          "consumer_key_unknown",
          "consumer_key_rejected",
          "consumer_key_refused",
          "token_used",
          "token_expired",
          "token_revoked",
          "token_rejected",
          "verifier_invalid",
          "additional_authorization_required",
          "permission_unknown",
          PERMISSION_DENIED,
          "user_refused");

  /** The statuses of a refusal (RFC 5849 section 3.2 has 400 and 401). */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private static final Set<String> OF_TEMPORARY_CREDENTIALS =
      Set.of("token_expired", "token_used", "token_revoked", "token_rejected");

  private OAuthProblems() {}

  /**
   * Reads the problem that a form or a query reports.
   *
   * @param fields the decoded values by name
   * @return the problem as it was sent; null if there is none, or a blank one
   */
  public static @Nullable String in(Map<String, String> fields) {
    String problem = fields.get(ProtocolNames.PROBLEM);
    return problem == null || problem.isBlank() ? null : problem;
  }

  /**
   * Reads the problem that {@code WWW-Authenticate} headers report. A header can hold several
   * challenges, of which only those of the scheme {@code OAuth} count.
   *
   * @param challenges the values of the headers, one on each line; null if there is none
   * @return the problem as it was sent; null if there is none, or if it cannot be decoded
   */
  public static @Nullable String inChallenge(@Nullable String challenges) {
    if (challenges == null) {
      return null;
    }
    return challenges
        .lines()
        .map(OAuthProblems::inHeader)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String inHeader(String header) {
    AuthParameterScanner scanner = new AuthParameterScanner(header, 0);
    boolean ofScheme = false;
    while (scanner.next()) {
      if (!scanner.isParameter()) {
        ofScheme = scanner.nameEqualsIgnoringCase(OAuthScheme.NAME);
      } else if (ofScheme
          && scanner.isClosed()
          && scanner.nameEqualsIgnoringCase(ProtocolNames.PROBLEM)) {
        return value(scanner);
      }
    }
    return null;
  }

  private static @Nullable String value(AuthParameterScanner scanner) {
    try {
      String problem = scanner.value();
      return problem.isBlank() ? null : problem;
    } catch (IllegalArgumentException e) {
      // An unreadable challenge reports no problem; status and body remain.
      return null;
    }
  }

  /**
   * Returns whether a response refuses the timestamp of a request and says so: by the problem that
   * it reports, whatever its status, or by HTTP 400, 401 or 403 (RFC 5849 section 3.2) with the
   * word "timestamp" in challenge or body.
   *
   * @param status the HTTP status
   * @param challenge the {@code WWW-Authenticate} header, null if there is none
   * @param body the body, or its start
   */
  public static boolean refusesTimestamp(int status, @Nullable String challenge, String body) {
    String problem = inForm(body);
    problem = problem == null ? inChallenge(challenge) : problem;
    if (problem != null) {
      return isTimestampRefused(problem);
    }
    return REFUSALS.contains(status) && (names(body) || (challenge != null && names(challenge)));
  }

  private static @Nullable String inForm(String body) {
    try {
      return in(TokenResponse.fields(body));
    } catch (IllegalArgumentException e) {
      // The body is no form, so it reports no problem.
      return null;
    }
  }

  private static boolean names(String text) {
    return text.toLowerCase(Locale.ROOT).contains("timestamp");
  }

  /**
   * Makes a problem fit for a message. A word of the extension stays as it is: it is no secret, and
   * callers compare it, even if the verifier happens to be a part of it ({@code denied}).
   *
   * @param problem the problem as it was sent
   * @param secrets the secrets of the exchange
   * @return the word, or any other text masked and cut
   */
  public static String shown(String problem, List<String> secrets) {
    return WORDS.contains(problem) ? problem : SecretText.excerpt(problem, secrets);
  }

  /** Returns whether a problem means that the user did not grant access. */
  public static boolean isDenial(@Nullable String problem) {
    return PERMISSION_DENIED.equals(problem);
  }

  /** Returns whether a problem means that the server refused the timestamp. */
  public static boolean isTimestampRefused(@Nullable String problem) {
    return TIMESTAMP_REFUSED.equals(problem);
  }

  /** Returns whether a problem means that temporary credentials are not valid any more. */
  public static boolean isOfTemporaryCredentials(@Nullable String problem) {
    return problem != null && OF_TEMPORARY_CREDENTIALS.contains(problem);
  }

  /**
   * Returns what to do about a refused token request.
   *
   * @param problem the problem that the server reported, null if it reported none
   * @return a sentence without a full stop
   */
  public static String advice(@Nullable String problem) {
    if (isOfTemporaryCredentials(problem)) {
      return "The temporary credentials are expired, used up or unknown: begin a new authorization"
          + " and send the user to it";
    }
    return switch (problem == null ? "" : problem) {
      case "verifier_invalid" ->
          "Ask the user for the verifier again, or begin a new authorization";
      case "permission_unknown" -> "The user has not decided yet; wait for the callback";
      case "user_refused", PERMISSION_DENIED ->
          "Access was not granted; tell the user, and begin a new authorization to try again";
      case TIMESTAMP_REFUSED -> "Set this computer's clock";
      case "consumer_key_unknown", "consumer_key_rejected", "consumer_key_refused" ->
          "Check the client key, and that the server has not blocked the application";
      default ->
          "Check client key, client secret and this computer's clock; if temporary credentials"
              + " were exchanged, also check the verifier, and that they are neither expired nor"
              + " used up";
    };
  }
}
