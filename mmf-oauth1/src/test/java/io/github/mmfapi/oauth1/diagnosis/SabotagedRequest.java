package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Mistakes around a signature. */
final class SabotagedRequest {

  static final List<Sabotage> ALL =
      List.of(
          Sabotage.of(
              "wrong-content-type",
              plan -> plan.placement = Placement.HEADER,
              s -> {
                if (!s.plan.form.isEmpty()) {
                  s.contentType = "text/plain";
                }
              }),
          Sabotage.of("not-signed", plan -> plan.placement = Placement.HEADER, s -> s.sent.clear()),
          Sabotage.of("malformed-request", s -> replace(s, "oauth_nonce", "%zz")),
          Sabotage.of("not-utf8-sent", s -> replace(s, "oauth_nonce", "%E9")),
          gone("missing-parameter", "oauth_nonce"),
          gone("missing-parameter", "oauth_timestamp"),
          gone("missing-parameter", "oauth_consumer_key"),
          Sabotage.of("duplicate-parameter", s -> s.sendTwice = true),
          Sabotage.of(
              "two-placements", s -> s.sendInQueryToo = s.plan.placement != Placement.QUERY),
          changed("unsupported-version", "oauth_version", "2.0"),
          changed("unsupported-signature-method", "oauth_signature_method", "hmac-sha-1"),
          changed("unknown-client", "oauth_consumer_key", "nobody"),
          changed("unknown-token", "oauth_token", "revoked"),
          changed("malformed-timestamp", "oauth_timestamp", "yesterday"),
          changed(
              "timestamp-in-milliseconds",
              "oauth_timestamp",
              Long.toString(Plan.NOW.toEpochMilli())),
          changed(
              "stale-timestamp",
              "oauth_timestamp",
              Long.toString(Plan.NOW.getEpochSecond() - 3_600)),
          changed(
              "future-timestamp",
              "oauth_timestamp",
              Long.toString(Plan.NOW.getEpochSecond() + 7_200)),
          changed("used-nonce", "oauth_nonce", Plan.USED_NONCE),
          Sabotage.of(
              "wrong-body-hash",
              SabotagedRequest::bodyHash,
              s -> {
                if (s.plan.bodyHash != null) {
                  change(s, "oauth_body_hash", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
                }
              }),
          Sabotage.of(
              "body-hash-with-form",
              s -> {
                if (s.plan.isForm()) {
                  Entry hash = Entry.of(Origin.PROTOCOL, "oauth_body_hash", "abc=");
                  s.sent.add(hash);
                  s.signed.add(hash);
                }
              }));

  private SabotagedRequest() {}

  static void bodyHash(Plan plan) {
    plan.body("text/plain", "Hello");
    plan.bodyHash = hash(plan.algorithm, plan.body);
  }

  private static Sabotage gone(String id, String name) {
    return Sabotage.of(
        id,
        s -> {
          s.sent.removeIf(entry -> entry.name().equals(name));
          s.signed.removeIf(entry -> entry.name().equals(name));
        });
  }

  /** Signs and sends another value. */
  private static Sabotage changed(String id, String name, String value) {
    return Sabotage.of(id, s -> change(s, name, value));
  }

  private static void change(WrongSigner signer, String name, String value) {
    Entry other = Entry.of(Origin.PROTOCOL, name, value);
    signer.sent.replaceAll(entry -> entry.name().equals(name) ? other : entry);
    signer.signed.replaceAll(entry -> entry.name().equals(name) ? other : entry);
  }

  /** Sends text that is not well encoded. */
  private static void replace(WrongSigner signer, String name, String raw) {
    signer.sent.replaceAll(
        entry ->
            entry.name().equals(name)
                ? Entry.written(Origin.PROTOCOL, name, raw, name, "")
                : entry);
  }

  private static String hash(String algorithm, String body) {
    try {
      String name = algorithm.replace("HMAC-SHA1", "SHA-1").replace("HMAC-SHA", "SHA-");
      byte[] digest = MessageDigest.getInstance(name).digest(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
