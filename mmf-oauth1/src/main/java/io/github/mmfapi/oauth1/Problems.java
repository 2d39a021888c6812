package io.github.mmfapi.oauth1;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words of the OAuth Problem Reporting extension mean to whoever requests a token. */
final class Problems {

  private static final Set<String> OF_TEMPORARY_CREDENTIALS =
      Set.of("token_expired", "token_used", "token_revoked", "token_rejected");

  private Problems() {}

  static boolean isOfTemporaryCredentials(@Nullable String problem) {
    return problem != null && OF_TEMPORARY_CREDENTIALS.contains(problem);
  }

  /** Returns what to do about a refusal; null when the server named no problem. */
  static String advice(@Nullable String problem) {
    if (isOfTemporaryCredentials(problem)) {
      return "The temporary credentials are expired, used up or unknown: begin a new authorization"
          + " and send the user to it";
    }
    return switch (problem == null ? "" : problem) {
      case "verifier_invalid" ->
          "Ask the user for the verifier again, or begin a new authorization";
      case "permission_unknown" -> "The user has not decided yet; wait for the callback";
      case "user_refused", "permission_denied" ->
          "Access was not granted; tell the user, and begin a new authorization to try again";
      case "timestamp_refused" -> "Set this computer's clock";
      case "consumer_key_unknown", "consumer_key_rejected", "consumer_key_refused" ->
          "Check the client key, and that the server has not blocked the application";
      default ->
          "Check client key, client secret and this computer's clock; in exchange for temporary"
              + " credentials also the verifier, and that they are neither expired nor used up";
    };
  }
}
