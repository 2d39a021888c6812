package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published vectors; each case names its source. */
class OAuth1VectorsTest {

  @Test
  void vectors_countedByKind_areAllExecuted() {
    assertThat(cases("request", true)).hasSize(16);
    assertThat(cases("request", false)).hasSize(3);
    assertThat(cases("base_string_only", true)).hasSize(3);
    assertThat(cases("signature_only", true)).hasSize(2);
    assertThat(cases("normalize", true)).hasSize(7);
    assertThat(cases("encode", true)).hasSize(14);
    assertThat(cases("base_uri", true)).hasSize(6);
    assertThat(cases("body_hash_sha1", true)).hasSize(2);
    assertThat(all()).hasSize(16 + 3 + 3 + 2 + 7 + 14 + 6 + 2);
  }

  @ParameterizedTest
  @MethodSource("agreeingRequests")
  void sign_agreeingRequest_yieldsPublishedBaseStringAndSignature(JsonNode vector)
      throws IOException, GeneralSecurityException {
    SignedRequest signed = sign(vector);
    for (String field : List.of("expected_base_string", "computed_base_string")) {
      if (vector.hasNonNull(field)) {
        assertThat(signed.baseString()).isEqualTo(text(vector, field));
      }
    }
    assertThat(signed.signature()).isEqualTo(text(vector, "computed_signature"));
    if (vector.hasNonNull("expected_signature")) {
      assertThat(signed.signature()).isEqualTo(text(vector, "expected_signature"));
    }
  }

  @ParameterizedTest
  @MethodSource("disagreeingRequests")
  void sign_requestPublishedWrong_isNotReproduced(JsonNode vector)
      throws IOException, GeneralSecurityException {
    SignedRequest signed = sign(vector);
    assertThat(signed.signature())
        .isNotEqualTo(text(vector, "expected_signature"))
        .isEqualTo(text(vector, "computed_signature"));
  }

  @ParameterizedTest
  @MethodSource("disagreeingRequests")
  void verify_requestPublishedWrong_isRefused(JsonNode vector)
      throws IOException, GeneralSecurityException {
    SignedRequest signed = sign(vector);
    OAuth1Verifier verifier = verifier(vector);
    String good = signed.url();
    String wrong =
        good.replace(
            PercentEncoding.encode(signed.signature()),
            PercentEncoding.encode(text(vector, "expected_signature")));
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> verifier.verify(received(vector, wrong)))
        .extracting(OAuth1RefusedException::reason)
        .isEqualTo(OAuth1RefusedException.Reason.BAD_SIGNATURE);
    assertThat(verifier.verify(received(vector, good)).token()).isEqualTo(text(vector, "token"));
  }

  @ParameterizedTest
  @MethodSource("baseStrings")
  void of_publishedParameters_yieldsPublishedBaseString(JsonNode vector) {
    assertThat(
            BaseString.of(
                text(vector, "method"), text(vector, "url"), pairs(vector.get("all_params"))))
        .isEqualTo(text(vector, "expected_base_string"));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void sign_publishedBaseString_yieldsPublishedSignature(JsonNode vector)
      throws IOException, GeneralSecurityException {
    assertThat(
            method(text(vector, "signature_method"))
                .sign(
                    text(vector, "base_string"),
                    text(vector, "consumer_secret"),
                    text(vector, "token_secret")))
        .isEqualTo(text(vector, "expected_signature"));
  }

  @ParameterizedTest
  @MethodSource("bodyHashes")
  void sign_publishedBody_yieldsPublishedBodyHash(JsonNode vector) {
    OAuth1Signer signer =
        OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).bodyHash(true).build();
    SignedRequest signed =
        signer.sign(
            SigningRequest.of("PUT", "http://h/"),
            text(vector, "input").getBytes(StandardCharsets.UTF_8));
    assertThat(signed.oauthParameters())
        .contains(new Parameter("oauth_body_hash", expected(vector)));
  }

  @ParameterizedTest
  @MethodSource("normalizations")
  void normalize_publishedParameters_yieldsPublishedText(JsonNode vector) {
    assertThat(BaseString.normalize(pairs(vector.get("input")))).isEqualTo(expected(vector));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void encode_publishedText_yieldsPublishedEncodingAndBack(JsonNode vector) {
    assertThat(PercentEncoding.encode(text(vector, "input"))).isEqualTo(expected(vector));
    assertThat(PercentEncoding.decode(expected(vector))).isEqualTo(text(vector, "input"));
  }

  @ParameterizedTest
  @MethodSource("baseUris")
  void baseUri_publishedUrl_yieldsPublishedUri(JsonNode vector) {
    assertThat(BaseString.baseUri(text(vector, "input"))).isEqualTo(expected(vector));
  }

  static Stream<Named<JsonNode>> agreeingRequests() {
    return cases("request", true);
  }

  static Stream<Named<JsonNode>> disagreeingRequests() {
    return cases("request", false);
  }

  static Stream<Named<JsonNode>> baseStrings() {
    return cases("base_string_only", true);
  }

  static Stream<Named<JsonNode>> signatures() {
    return cases("signature_only", true);
  }

  static Stream<Named<JsonNode>> bodyHashes() {
    return cases("body_hash_sha1", true);
  }

  static Stream<Named<JsonNode>> normalizations() {
    return cases("normalize", true);
  }

  static Stream<Named<JsonNode>> encodings() {
    return cases("encode", true);
  }

  static Stream<Named<JsonNode>> baseUris() {
    return cases("base_uri", true);
  }

  private static SignedRequest sign(JsonNode vector) throws IOException, GeneralSecurityException {
    assertThat(pairs(vector.get("params")))
        .as("the vector's parameters are those of its URL")
        .isEqualTo(Parameters.parse(Rfc3986.query(text(vector, "url"))));
    String seconds = optional(vector, "timestamp");
    Instant time = Instant.ofEpochSecond(seconds == null ? 1 : Long.parseLong(seconds));
    String nonce = Objects.requireNonNullElse(optional(vector, "nonce"), "any");
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(
                ClientCredentials.of(
                    text(vector, "consumer_key"),
                    Objects.requireNonNullElse(optional(vector, "consumer_secret"), "")))
            .signatureMethod(method(text(vector, "signature_method")))
            .clock(Clock.fixed(time, ZoneOffset.UTC))
            .nonceGenerator(() -> nonce)
            .includeVersion(vector.hasNonNull("oauth_version"))
            .realm(optional(vector, "realm"))
            .build();
    SigningRequest request =
        SigningRequest.of(text(vector, "method"), text(vector, "url"))
            .withForm(pairs(vector.get("body_params")))
            .withToken(token(vector));
    for (Parameter extra : pairs(vector.get("extra_oauth_params"))) {
      request =
          switch (extra.name()) {
            case "oauth_callback" -> request.withCallback(extra.value());
            case "oauth_verifier" -> request.withVerifier(extra.value());
            default -> throw new IllegalArgumentException(extra.name());
          };
    }
    return signer.sign(request);
  }

  private static @Nullable TokenCredentials token(JsonNode vector) {
    String token = optional(vector, "token");
    return token == null
        ? null
        : TokenCredentials.of(
            token, Objects.requireNonNullElse(optional(vector, "token_secret"), ""));
  }

  private static ReceivedRequest received(JsonNode vector, String url) {
    return new ReceivedRequest(
        text(vector, "method"),
        url,
        null,
        FormEncoding.CONTENT_TYPE,
        Parameters.render(pairs(vector.get("body_params"))));
  }

  /** Knows the client and the token of a vector; its clock shows the time of the vector. */
  private static OAuth1Verifier verifier(JsonNode vector) {
    Instant time = Instant.ofEpochSecond(Long.parseLong(text(vector, "timestamp")));
    return OAuth1Verifier.builder()
        .credentials(
            new CredentialsLookup() {
              @Override
              public String clientSecret(String clientKey) {
                return text(vector, "consumer_secret");
              }

              @Override
              public String tokenSecret(String clientKey, String token) {
                return text(vector, "token_secret");
              }
            })
        .clock(Clock.fixed(time, ZoneOffset.UTC))
        .build();
  }

  private static SignatureMethod method(String name) throws IOException, GeneralSecurityException {
    return switch (name) {
      case "HMAC-SHA1" -> SignatureMethod.hmacSha1();
      case "HMAC-SHA256" -> SignatureMethod.hmacSha256();
      case "RSA-SHA1" -> SignatureMethod.rsaSha1(WikiKey.read().privateKey());
      case "PLAINTEXT" -> SignatureMethod.plaintext();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Stream<Named<JsonNode>> cases(String kind, boolean agrees) {
    return all()
        .filter(vector -> text(vector, "kind").equals(kind))
        .filter(vector -> vector.get("agrees").booleanValue() == agrees)
        .map(vector -> Named.of(text(vector, "name"), vector));
  }

  private static Stream<JsonNode> all() {
    try (InputStream in =
        Objects.requireNonNull(
            OAuth1VectorsTest.class.getResourceAsStream("oauth1-vectors.json"))) {
      return StreamSupport.stream(
          new ObjectMapper().readTree(in).get("cases").spliterator(), false);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Parameter> pairs(JsonNode array) {
    List<Parameter> pairs = new ArrayList<>();
    array.forEach(
        pair -> pairs.add(new Parameter(pair.get(0).textValue(), pair.get(1).textValue())));
    return pairs;
  }

  private static String expected(JsonNode vector) {
    return text(vector, "expected");
  }

  private static String text(JsonNode vector, String field) {
    return Objects.requireNonNull(optional(vector, field), field);
  }

  private static @Nullable String optional(JsonNode vector, String field) {
    return vector.path(field).textValue();
  }
}
