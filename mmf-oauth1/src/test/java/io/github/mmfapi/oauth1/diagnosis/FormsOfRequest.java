package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import java.util.List;
import java.util.function.Consumer;

/** Forms of the mistakes around the signature, and what is none. */
final class FormsOfRequest {

  private static final String MISSING = "missing-parameter";
  private static final String TIMESTAMP = "oauth_timestamp";
  private static final long NOW = Plan.NOW.getEpochSecond();

  static final List<Form> ALL =
      List.of(
          signs(MISSING, "oauth_consumer_key", ""),
          signs(MISSING, "oauth_signature_method", ""),
          signs(MISSING, TIMESTAMP, ""),
          signs(MISSING, "oauth_nonce", ""),
          Form.of(MISSING, "the signature is empty", s -> s.wire = text -> ""),
          signs("stale-timestamp", TIMESTAMP, Long.toString(NOW - 301)),
          valid("a timestamp at the beginning of the window", TIMESTAMP, NOW - 300),
          valid("a timestamp at the end of the window", TIMESTAMP, NOW + 300),
          signs("future-timestamp", TIMESTAMP, Long.toString(NOW + 301)),
          signs("future-timestamp", TIMESTAMP, "1".repeat(12)),
          signs("timestamp-in-milliseconds", TIMESTAMP, "1".repeat(13)),
          signs("future-timestamp", TIMESTAMP, "1".repeat(14)),
          signs("future-timestamp", TIMESTAMP, "1".repeat(18)),
          signs("malformed-timestamp", TIMESTAMP, "1".repeat(19)),
          signs("malformed-timestamp", TIMESTAMP, NOW + ".5"),
          signs("malformed-timestamp", TIMESTAMP, "-1"),
          signs("unsupported-version", "oauth_version", "1.0a"),
          valid("an empty version", "oauth_version", ""),
          refusedBefore("unknown-client", "oauth_consumer_key"),
          refusedBefore("unknown-token", "oauth_token"),
          refusedBefore("unsupported-signature-method", "oauth_signature_method"),
          new Form(
              "a used nonce, and a secret that nobody knows",
              Verdict.UNEXPLAINED,
              List.of("used-nonce"),
              plan -> plan.nonce = Plan.USED_NONCE,
              s -> s.clientSecret = "unknown"),
          Form.of(
              List.of("duplicate-parameter", "two-placements"),
              "twice in the header, and in the query",
              plan -> {},
              s -> {
                s.sendTwice = true;
                s.sendInQueryToo = true;
              }),
          Form.of(
              "wrong-body-hash",
              "SHA-1 beside HMAC-SHA256",
              plan -> {
                plan.body("text/plain", "Hello");
                plan.bodyHash = "9/+ei3uy4Jtwk1pdeF4MxdnQq/A=";
                plan.algorithm = "HMAC-SHA256";
              },
              s -> {}),
          Form.of(
              "not-signed",
              "beside a text that looks like a form",
              plan -> plan.body("text/plain", "a=b"),
              s -> s.sent.clear()),
          valid(
              "a text with an oauth_signature in it, signed in the header",
              plan -> plan.body("text/plain", "oauth_signature=abc&a=b"),
              Placement.HEADER),
          valid(
              "a text with an oauth_signature in it, signed in the query",
              plan -> plan.body("text/plain", "oauth_signature=abc&a=b"),
              Placement.QUERY),
          valid(
              "PLAINTEXT without timestamp and nonce",
              plan -> {
                plan.algorithm = "PLAINTEXT";
                plan.scheme = "https";
                plan.timestamp = null;
                plan.nonce = null;
              },
              Placement.HEADER));

  private FormsOfRequest() {}

  /** Signed and sent with this value. */
  private static Form signs(String id, String name, String value) {
    return Form.of(id, name + "=" + value, change(name, value));
  }

  private static Form valid(String done, String name, Object value) {
    return valid(done, plan -> {}, change(name, value.toString()));
  }

  private static Form valid(String done, Consumer<Plan> prepare, Placement placement) {
    return valid(done, prepare.andThen(plan -> plan.placement = placement), s -> {});
  }

  private static Form valid(String done, Consumer<Plan> prepare, Consumer<WrongSigner> made) {
    return new Form(done, Verdict.VALID, List.of(), prepare, made);
  }

  /** A server does not look at the signature of such a request, which is unexplained. */
  private static Form refusedBefore(String id, String name) {
    Consumer<WrongSigner> other = change(name, "other");
    return Form.of(id, "with an unknown secret", other.andThen(s -> s.clientSecret = "unknown"));
  }

  private static Consumer<WrongSigner> change(String name, String value) {
    Entry other = Entry.of(Origin.PROTOCOL, name, value);
    return s -> {
      s.sent.replaceAll(entry -> entry.name().equals(name) ? other : entry);
      s.signed.replaceAll(entry -> entry.name().equals(name) ? other : entry);
    };
  }
}
