package io.github.mmfapi.contract.signing;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign, generated from a seed.
 *
 * @param url as on the wire
 * @param form the body as on the wire; null if there is none
 * @param asBrowsersSend whether query or form contain unencoded characters that RFC 3986 requires
 *     to be encoded
 */
record GeneratedRequest(
    long seed,
    String method,
    String url,
    @Nullable String form,
    boolean asBrowsersSend,
    String signatureMethod,
    ClientCredentials client,
    @Nullable String token,
    String tokenSecret,
    String nonce,
    long timestamp,
    boolean withVersion,
    @Nullable String realm,
    @Nullable String callback,
    @Nullable String verifier) {
  static final List<String> SIGNATURE_METHODS =
      List.of(
          "HMAC-SHA1",
          "HMAC-SHA256",
          "HMAC-SHA512",
          "RSA-SHA1",
          "RSA-SHA256",
          "RSA-SHA512",
          "PLAINTEXT");

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "pOsT", "M-X");

  /** IPv6 addresses in their canonical form only, see {@link DifferentialTest}. */
  private static final List<String> HOSTS =
      List.of(
          "example.com",
          "EXAMPLE.Com",
          "a-b.ex_ample.CO",
          "h",
          "h.",
          "127.0.0.1",
          "[::1]",
          "[2001:DB8::1]",
          "[fe80::A:b]",
          "xn--bcher-kva.example",
          "caf%C3%A9.example",
          "~.!$'()*");

  private static final List<String> PORTS =
      List.of("", "", "", ":", ":80", ":443", ":8080", ":1", ":65535");

  private static final List<String> PATH_PIECES =
      List.of(
          "a",
          "B",
          "%20",
          "%2F",
          "%2f",
          "%25",
          "%E2%82%AC",
          "%e2%82%ac",
          "%7E",
          "~",
          ";",
          ";v=1",
          "@",
          ":",
          "!",
          "$",
          "&",
          "'",
          "(",
          ")",
          "*",
          "+",
          ",",
          "=",
          ".",
          "..",
          "_",
          "-",
          "80");

  private static final List<String> PAIR_PIECES =
      List.of(
          "a",
          "a",
          "b",
          "B",
          "2",
          "%20",
          "+",
          "%2B",
          "%2b",
          "%25",
          "%3D",
          "%26",
          "%41",
          "%7E",
          "~",
          "*",
          "%2A",
          "'",
          "!",
          "(",
          ")",
          "/",
          "?",
          ":",
          "@",
          ",",
          ";",
          "$",
          "=",
          "%00",
          "%5B%5D",
          "%C3%A9",
          "%e2%82%ac",
          "%F0%9F%98%80",
          "%EF%BF%BF",
          "%0A",
          "-",
          ".",
          "_");

  private static final List<String> RAW_PIECES =
      List.of("[", "]", "[]", "{", "}", "|", "\"", "<", ">", "^", "`", "\\");

  static GeneratedRequest of(long seed) {
    RandomText text = new RandomText(new SplittableRandom(seed));
    String signatureMethod = text.oneOf(SIGNATURE_METHODS);
    boolean raw = text.oneIn(4);
    boolean secure = signatureMethod.equals("PLAINTEXT") || text.oneIn(2);
    String scheme = text.oneOf(secure ? List.of("https", "HTTPS") : List.of("http", "hTTp"));
    String query = text.oneIn(4) ? "" : "?" + pairs(text, raw);
    String url =
        scheme
            + "://"
            + text.oneOf(HOSTS)
            + text.oneOf(PORTS)
            + path(text)
            + query
            + (text.oneIn(8) ? "#fragment?a=1&b" : "");
    boolean withToken = !text.oneIn(4);
    return new GeneratedRequest(
        seed,
        text.oneOf(METHODS),
        url,
        text.oneIn(2) ? pairs(text, raw) : null,
        raw,
        signatureMethod,
        ClientCredentials.of(text.notBlank(), text.text()),
        withToken ? text.notBlank() : null,
        withToken ? text.text() : "",
        text.notBlank(),
        text.number(10_000_000_000L),
        !text.oneIn(3),
        text.oneIn(4) ? "Photos, \"and\" more" : null,
        text.oneIn(8) ? text.text() : null,
        text.oneIn(8) ? text.text() : null);
  }

  /** Has no single semicolon at the end, see {@link DifferentialTest}. */
  private static String path(RandomText text) {
    String path = text.joined(0, 4, () -> "/" + text.joined(0, 4, () -> text.oneOf(PATH_PIECES)));
    return path.endsWith(";") ? path + "x" : path;
  }

  private static String pairs(RandomText text, boolean raw) {
    return Stream.generate(() -> pair(text, raw))
        .limit(text.between(0, 6))
        .collect(Collectors.joining("&"));
  }

  private static String pair(RandomText text, boolean raw) {
    String pair =
        text.joined(0, 5, () -> text.oneOf(raw && text.oneIn(5) ? RAW_PIECES : PAIR_PIECES));
    return text.oneIn(3) ? pair : pair + "=" + text.joined(0, 3, () -> text.oneOf(PAIR_PIECES));
  }

  /** Returns path and query of the URL. */
  String pathAndQuery() {
    String rest = url.substring(url.indexOf("://") + 3).replaceFirst("#.*", "");
    return rest.replaceFirst("^[^/?]*", "");
  }

  SignedRequest sign(SignatureMethod method) {
    return OAuth1Signer.builder()
        .clientCredentials(client)
        .signatureMethod(method)
        .clock(Clock.fixed(Instant.ofEpochSecond(timestamp), ZoneOffset.UTC))
        .nonceGenerator(() -> nonce)
        .includeVersion(withVersion)
        .realm(realm)
        .build()
        .sign(
            SigningRequest.of(method(), url)
                .withForm(form == null ? List.of() : Parameters.parse(form))
                .withToken(token == null ? null : TokenCredentials.of(token, tokenSecret))
                .withCallback(callback)
                .withVerifier(verifier));
  }
}
