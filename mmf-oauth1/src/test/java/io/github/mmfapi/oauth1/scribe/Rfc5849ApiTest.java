package io.github.mmfapi.oauth1.scribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SignatureMethod;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ScribeJava with our parts yields what the published vectors say. */
class Rfc5849ApiTest {

  @Test
  void vectors_requestsSignedWithHmacSha1_areAllExecuted() {
    assertThat(vectors()).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signRequest_publishedVector_yieldsPublishedBaseStringAndSignature(JsonNode vector)
      throws IOException {
    OAuthRequest request =
        new OAuthRequest(Verb.valueOf(text(vector, "method")), text(vector, "url"));
    vector
        .path("body_params")
        .forEach(
            pair -> request.addBodyParameter(pair.get(0).textValue(), pair.get(1).textValue()));
    vector
        .path("extra_oauth_params")
        .forEach(
            pair -> request.addOAuthParameter(pair.get(0).textValue(), pair.get(1).textValue()));
    Api api =
        new Api(
            Clock.fixed(Instant.ofEpochSecond(vector.path("timestamp").asLong(1)), ZoneOffset.UTC),
            () -> vector.path("nonce").asText("any"));
    assertThat(api.signatureMethod().name()).isEqualTo("HMAC-SHA1");
    Service service = new Service(api, vector);
    service.signRequest(
        new OAuth1AccessToken(
            vector.path("token").asText(""), vector.path("token_secret").asText("")),
        request);

    for (String field : new String[] {"expected_base_string", "computed_base_string"}) {
      if (vector.hasNonNull(field)) {
        assertThat(service.baseString).isEqualTo(text(vector, field));
      }
    }
    assertThat(request.getOauthParameters())
        .containsEntry("oauth_signature", text(vector, "computed_signature"));
  }

  @Test
  void baseString_requestWithQueryAndBody_hasTheParametersOfAllThree() {
    OAuthRequest request = new OAuthRequest(Verb.POST, "http://H:80/p?a=1");
    request.addOAuthParameter("oauth_nonce", "n");
    request.addBodyParameter("b", "2 é");
    assertThat(new Api().getBaseStringExtractor().extract(request))
        .isEqualTo("POST&http%3A%2F%2Fh%2Fp&a%3D1%26b%3D2%2520%25C3%25A9%26oauth_nonce%3Dn");
  }

  @Test
  void serviceBuilder_defaults_signWithHmacSha1AndFreshNonces() {
    OAuth10aService service = new ServiceBuilder("key").apiSecret("secret").build(new Api());
    OAuthRequest first = new OAuthRequest(Verb.GET, "http://h/?a=b=c");
    OAuthRequest second = new OAuthRequest(Verb.GET, "http://h/?a=b=c");
    service.signRequest(new OAuth1AccessToken("t", "s"), first);
    service.signRequest(new OAuth1AccessToken("t", "s"), second);
    assertThat(first.getOauthParameters()).containsEntry("oauth_signature_method", "HMAC-SHA1");
    assertThat(first.getOauthParameters().get("oauth_nonce"))
        .hasSize(32)
        .isNotEqualTo(second.getOauthParameters().get("oauth_nonce"));
  }

  static Stream<Named<JsonNode>> vectors() {
    try (InputStream in =
        Objects.requireNonNull(OAuth1Signer.class.getResourceAsStream("oauth1-vectors.json"))) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
          .filter(vector -> text(vector, "kind").equals("request"))
          .filter(vector -> vector.get("agrees").booleanValue())
          .filter(vector -> text(vector, "signature_method").equals("HMAC-SHA1"))
          .map(vector -> Named.of(text(vector, "name"), vector));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(JsonNode vector, String field) {
    return Objects.requireNonNull(vector.path(field).textValue(), field);
  }

  /** ScribeJava's own service, without the version if the vector has none. */
  private static final class Service extends OAuth10aService {
    private final boolean versioned;
    private String baseString = "";

    Service(Api api, JsonNode vector) {
      super(
          api,
          text(vector, "consumer_key"),
          vector.path("consumer_secret").asText(""),
          null,
          null,
          null,
          null,
          null,
          null);
      this.versioned = vector.hasNonNull("oauth_version");
    }

    @Override
    protected void addOAuthParams(OAuthRequest request, String tokenSecret) {
      super.addOAuthParams(request, tokenSecret);
      if (!versioned) {
        request.getOauthParameters().remove("oauth_version");
        request.getOauthParameters().remove("oauth_signature");
        request.addOAuthParameter(
            "oauth_signature",
            getApi()
                .getSignatureService()
                .getSignature(
                    getApi().getBaseStringExtractor().extract(request),
                    getApiSecret(),
                    tokenSecret));
      }
      baseString = getApi().getBaseStringExtractor().extract(request);
    }
  }

  private static final class Api extends Rfc5849Api {
    Api() {}

    Api(Clock clock, NonceGenerator nonceGenerator) {
      super(SignatureMethod.hmacSha1(), clock, nonceGenerator);
    }

    @Override
    public String getRequestTokenEndpoint() {
      return "http://h/temporary";
    }

    @Override
    public String getAccessTokenEndpoint() {
      return "http://h/token";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      return "http://h/authorize";
    }
  }
}
