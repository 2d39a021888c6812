package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.List;

/** Mistakes around a signature, which may itself be right. */
final class RequestMistakes {

  static final Mistake CONTENT_TYPE =
      mistake(
          "wrong-content-type",
          "Content-Type and body do not match: a form with another type, or something else with"
              + " the type of a form.",
          "3.4.1.3.1",
          "Send a form as application/x-www-form-urlencoded, and nothing else with that type.");

  static final Mistake NOT_SIGNED =
      mistake(
          "not-signed",
          "The request has no oauth_ parameters.",
          "3.1",
          "Send the oauth_ parameters in the Authorization header, the query or the form. If they"
              + " were sent, look for a redirect or a proxy that drops the header.");

  static final Mistake MALFORMED =
      mistake(
          "malformed-request",
          "URL, query, form or Authorization header cannot be read.",
          "3.5",
          "Write % as %25, close each quote in the header, and send an absolute http: or https:"
              + " URL.");

  static final Mistake NOT_UTF8_SENT =
      mistake(
          "not-utf8-sent",
          "Query, form or header are not encoded as UTF-8.",
          "3.6",
          "Percent-encode the UTF-8 bytes of a text, in what is sent and in what is signed.");

  static final Mistake MISSING =
      mistake(
          "missing-parameter",
          "A required oauth_ parameter is missing or empty.",
          "3.1",
          "Send oauth_consumer_key, oauth_signature_method, oauth_signature, oauth_timestamp and"
              + " oauth_nonce.");

  static final Mistake DUPLICATE =
      mistake(
          "duplicate-parameter",
          "An oauth_ parameter is sent twice.",
          "3.1",
          "Send each oauth_ parameter once. Remove an earlier signature before signing anew.");

  static final Mistake TWO_PLACEMENTS =
      mistake(
          "two-placements",
          "oauth_ parameters are sent in two places at once.",
          "3.5",
          "Send them in one place: the Authorization header, the query or the form.");

  static final Mistake VERSION =
      mistake(
          "unsupported-version",
          "oauth_version is not 1.0.",
          "3.1",
          "Send oauth_version=1.0, or leave it out.");

  static final Mistake METHOD =
      mistake(
          "unsupported-signature-method",
          "The server does not accept this oauth_signature_method.",
          "3.4",
          "Use a method that the server names in its documentation; names are in upper case.");

  static final Mistake PLAINTEXT_OVER_HTTP =
      mistake(
          "plaintext-over-http",
          "PLAINTEXT sends the secrets, and the request did not come over https.",
          "3.4.4",
          "Call https, or use HMAC-SHA1. Replace the secrets: they were readable on the way.");

  static final Mistake UNKNOWN_CLIENT =
      mistake(
          "unknown-client",
          "The server does not know this oauth_consumer_key.",
          "3.2",
          "Check the consumer key, and whether it belongs to this server.");

  static final Mistake UNKNOWN_TOKEN =
      mistake(
          "unknown-token",
          "The server does not know this oauth_token.",
          "3.2",
          "Check whether the token was revoked or belongs to another application; authorize"
              + " anew.");

  static final Mistake TIMESTAMP_MALFORMED =
      mistake(
          "malformed-timestamp",
          "oauth_timestamp is not a number.",
          "3.3",
          "Send the whole seconds since 1970-01-01T00:00:00Z.");

  static final Mistake TIMESTAMP_MILLISECONDS =
      mistake(
          "timestamp-in-milliseconds",
          "oauth_timestamp counts milliseconds.",
          "3.3",
          "Divide by 1000: send the whole seconds since 1970-01-01T00:00:00Z.");

  static final Mistake TIMESTAMP_STALE =
      mistake(
          "stale-timestamp",
          "oauth_timestamp is too old.",
          "3.3",
          "Set the client's clock, and sign a request right before each attempt.");

  static final Mistake TIMESTAMP_FUTURE =
      mistake(
          "future-timestamp",
          "oauth_timestamp is in the future.",
          "3.3",
          "Set the client's clock and its time zone: the timestamp counts from 1970 UTC.");

  static final Mistake NONCE_USED =
      mistake(
          "used-nonce",
          "oauth_nonce was used before.",
          "3.3",
          "Make a new nonce for each attempt, retries included.");

  static final Mistake BODY_HASH =
      new Mistake(
          "wrong-body-hash",
          Category.REQUEST,
          "oauth_body_hash is not the hash of the body that arrived.",
          "OAuth Request Body Hash 1.0 section 3.2",
          "Hash the bytes exactly as they are sent, with the hash of the signature method, and"
              + " write the hash in base64.");

  static final Mistake BODY_HASH_WITH_FORM =
      new Mistake(
          "body-hash-with-form",
          Category.REQUEST,
          "oauth_body_hash is sent with a form-encoded body.",
          "OAuth Request Body Hash 1.0 section 3.1",
          "Leave oauth_body_hash out: a form is signed itself.");

  static final List<Mistake> ALL =
      List.of(
          CONTENT_TYPE,
          NOT_SIGNED,
          MALFORMED,
          NOT_UTF8_SENT,
          MISSING,
          DUPLICATE,
          TWO_PLACEMENTS,
          VERSION,
          METHOD,
          PLAINTEXT_OVER_HTTP,
          UNKNOWN_CLIENT,
          UNKNOWN_TOKEN,
          TIMESTAMP_MALFORMED,
          TIMESTAMP_MILLISECONDS,
          TIMESTAMP_STALE,
          TIMESTAMP_FUTURE,
          NONCE_USED,
          BODY_HASH,
          BODY_HASH_WITH_FORM);

  private RequestMistakes() {}

  private static Mistake mistake(String id, String summary, String section, String fix) {
    return Mistake.of(Category.REQUEST, id, summary, section, fix);
  }
}
