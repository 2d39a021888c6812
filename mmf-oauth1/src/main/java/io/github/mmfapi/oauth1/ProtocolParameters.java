package io.github.mmfapi.oauth1;

import java.util.Comparator;
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

  private static final String PREFIX = "oauth_";

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

  /** Tells whether a parameter's name tells of a value that must not be shown. */
  static boolean isSecret(String name) {
    return !SHOWN.contains(name) && SECRET.matcher(name).find();
  }

  static boolean mayBeShown(String name) {
    return SHOWN.contains(name);
  }
}
