package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.internal.BodyHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds what is wrong around a signature. */
final class RequestChecks {

  /** These say enough without the signature: a server refuses the request before it gets there. */
  private static final List<Mistake> DECISIVE =
      List.of(
          RequestMistakes.MISSING,
          RequestMistakes.DUPLICATE,
          RequestMistakes.TWO_PLACEMENTS,
          RequestMistakes.METHOD,
          RequestMistakes.UNKNOWN_CLIENT,
          RequestMistakes.UNKNOWN_TOKEN);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  /** What counts milliseconds since 1970 has as many digits until the year 2286. */
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");

  private final ParsedRequest request;
  private final SignatureDiagnosis.Builder known;
  private final List<Mistake> found = new ArrayList<>();

  private RequestChecks(ParsedRequest request, SignatureDiagnosis.Builder known) {
    this.request = request;
    this.known = known;
  }

  static List<Mistake> of(ParsedRequest request, SignatureDiagnosis.Builder known) {
    RequestChecks checks = new RequestChecks(request, known);
    checks.found.addAll(request.problems());
    if (!request.isSigned()) {
      checks.found.add(RequestMistakes.NOT_SIGNED);
      return checks.found;
    }
    checks.checkNames();
    checks.checkMethod();
    checks.checkTimestamp();
    checks.checkBodyHash();
    return checks.found;
  }

  /** Tells whether a server refuses a request for a mistake without looking at the signature. */
  static boolean isDecisive(Mistake mistake) {
    return DECISIVE.stream().anyMatch(decisive -> decisive.id().equals(mistake.id()));
  }

  private void checkNames() {
    for (String name : List.of("oauth_consumer_key", "oauth_signature_method", "oauth_signature")) {
      require(name);
    }
    if (!request.protocolOrEmpty("oauth_signature_method").equals("PLAINTEXT")) {
      require("oauth_timestamp");
      require("oauth_nonce");
    }
    String version = request.protocolOrEmpty("oauth_version");
    if (!version.isEmpty() && !version.equals("1.0")) {
      found.add(RequestMistakes.VERSION);
    }
    refuse("oauth_consumer_key", known.knownClientKeys.negate(), RequestMistakes.UNKNOWN_CLIENT);
    refuse("oauth_token", known.knownTokens.negate(), RequestMistakes.UNKNOWN_TOKEN);
    refuse("oauth_nonce", known.usedNonces, RequestMistakes.NONCE_USED);
  }

  private void require(String name) {
    if (request.protocolOrEmpty(name).isEmpty()) {
      found.add(RequestMistakes.MISSING.found(name + " is missing or empty."));
    }
  }

  private void refuse(String name, Predicate<String> refused, Mistake mistake) {
    String value = request.protocolOrEmpty(name);
    if (!value.isEmpty() && refused.test(value)) {
      found.add(mistake);
    }
  }

  private void checkMethod() {
    String method = request.protocolOrEmpty("oauth_signature_method");
    if (!method.isEmpty() && !known.signatureMethods.contains(method)) {
      found.add(
          RequestMistakes.METHOD.found(
              "The oauth_signature_method is none of "
                  + String.join(", ", known.signatureMethods)
                  + "."));
    }
    if (method.equals("PLAINTEXT") && request.uri().scheme().equals("http")) {
      found.add(RequestMistakes.PLAINTEXT_OVER_HTTP);
    }
  }

  private void checkTimestamp() {
    String text = request.protocolOrEmpty("oauth_timestamp");
    if (text.isEmpty()) {
      return;
    }
    if (!SECONDS.matcher(text).matches()) {
      found.add(RequestMistakes.TIMESTAMP_MALFORMED);
    } else if (MILLISECONDS.matcher(text).matches()) {
      found.add(RequestMistakes.TIMESTAMP_MILLISECONDS);
    } else if (known.arrival != null) {
      checkAge(Long.parseLong(text), known.arrival);
    }
  }

  private void checkAge(long timestamp, Instant arrival) {
    long ahead = timestamp - arrival.getEpochSecond();
    long window = known.timestampWindow.toSeconds();
    if (ahead < -window) {
      found.add(
          RequestMistakes.TIMESTAMP_STALE.found(
              "oauth_timestamp is "
                  + -ahead
                  + " s older than the request's arrival; at most "
                  + window
                  + " s are accepted."));
    } else if (ahead > window) {
      found.add(
          RequestMistakes.TIMESTAMP_FUTURE.found(
              "oauth_timestamp is "
                  + ahead
                  + " s after the request's arrival; at most "
                  + window
                  + " s are accepted."));
    }
  }

  private void checkBodyHash() {
    String received = request.protocolOrEmpty("oauth_body_hash");
    if (received.isEmpty()) {
      return;
    }
    if (request.isForm()) {
      found.add(RequestMistakes.BODY_HASH_WITH_FORM);
      return;
    }
    String algorithm = BodyHash.algorithm(request.protocolOrEmpty("oauth_signature_method"));
    if (algorithm == null) {
      return;
    }
    byte[] body =
        Objects.requireNonNullElseGet(
            known.body, () -> request.body().getBytes(StandardCharsets.UTF_8));
    for (String other : List.of("SHA-1", "SHA-256", "SHA-512")) {
      if (BodyHash.of(other, body).equals(received)) {
        if (!other.equals(algorithm)) {
          found.add(
              RequestMistakes.BODY_HASH.found(
                  "oauth_body_hash is made with "
                      + other
                      + "; the signature method asks for "
                      + algorithm
                      + "."));
        }
        return;
      }
    }
    found.add(RequestMistakes.BODY_HASH);
  }
}
