package io.github.mmfapi.oauth1;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the protocol parameters (RFC 5849 section 3.1) and which of them may be shown. */
final class ProtocolParameters {

  static final String CONSUMER_KEY = "oauth_consumer_key";
  static final String TOKEN = "oauth_token";
  static final String TOKEN_SECRET = "oauth_token_secret";
  static final String SIGNATURE_METHOD = "oauth_signature_method";
  static final String SIGNATURE = "oauth_signature";
  static final String TIMESTAMP = "oauth_timestamp";
  static final String NONCE = "oauth_nonce";
  static final String VERSION = "oauth_version";
  static final String CALLBACK = "oauth_callback";
  static final String VERIFIER = "oauth_verifier";
  static final String BODY_HASH = "oauth_body_hash";
  static final String PROBLEM = "oauth_problem";
  static final String REALM = "realm";

  /** The only version there is (RFC 5849 section 3.1). */
  static final String VERSION_1_0 = "1.0";

  /** The order of the recorded requests, which is oauthlib's (SEED Out[10]). */
  private static final List<String> ORDER =
      List.of(
          NONCE,
          TIMESTAMP,
          VERSION,
          SIGNATURE_METHOD,
          CONSUMER_KEY,
          TOKEN,
          CALLBACK,
          VERIFIER,
          SIGNATURE);

  /** What stands for a value that must not be shown. */
  static final String MASK = "***";

  private static final Pattern SECRET =
      Pattern.compile("(?i)secret|token|verifier|password|passwd|session|e-?mail");

  static final String PREFIX = "oauth_";

  private static final Set<String> SHOWN =
      Set.of(
          CONSUMER_KEY,
          TOKEN,
          SIGNATURE_METHOD,
          TIMESTAMP,
          NONCE,
          VERSION,
          CALLBACK,
          BODY_HASH,
          PROBLEM);

  private ProtocolParameters() {}

  static boolean isProtocol(String name) {
    return name.startsWith(PREFIX);
  }

  static boolean isProtocol(Parameter parameter) {
    return isProtocol(parameter.name());
  }

  /** Lists parameters in the order of the recorded requests. */
  static List<Parameter> inRecordedOrder(Map<String, String> values) {
    return values.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> ORDER.indexOf(entry.getKey())))
        .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Makes sure that a request has none of its own, for each must occur once (RFC 5849 section 3.1).
   *
   * @param place query or form, for the message
   * @throws IllegalArgumentException naming the first that is there
   */
  static void refuseIn(String place, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (isProtocol(parameter)) {
        throw new IllegalArgumentException(
            "The "
                + place
                + " already has the protocol parameter "
                + parameter.name()
                + "; remove it before signing, for it must occur once (RFC 5849 section 3.1)");
      }
    }
  }

  /**
   * Makes sure that what is to be signed has each name once, and no signature yet.
   *
   * @throws IllegalArgumentException naming the first that is there twice
   */
  static void requireOnce(List<Parameter> oauthParameters) {
    Set<String> names = new HashSet<>(Set.of(SIGNATURE));
    for (Parameter parameter : oauthParameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "The further protocol parameter "
                + parameter.name()
                + " is given twice, or is one that the signer sets; it must occur once (RFC 5849"
                + " section 3.1)");
      }
    }
  }

  /** Tells whether a parameter's name tells of a value that must not be shown. */
  static boolean isSecret(String name) {
    return !SHOWN.contains(name) && SECRET.matcher(name).find();
  }

  static boolean mayBeShown(String name) {
    return SHOWN.contains(name);
  }
}
