package io.github.mmfapi.oauth1;

import feign.Request;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Credentials and times that tests share; those of the tutorial are public. */
public final class Fixtures {

  /** The tutorial's client credentials (SEED In[4], In[5]). */
  public static final ClientCredentials TUTORIAL_CLIENT =
      ClientCredentials.of(
          "da48d1af1f2a1fdd06bc573443bbd730", "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  /** The tutorial's timestamp (SEED Out[10]). */
  public static final long TUTORIAL_SECONDS = 1358332274L;

  public static final Clock TUTORIAL_CLOCK =
      Clock.fixed(Instant.ofEpochSecond(TUTORIAL_SECONDS, 999_999_999), ZoneOffset.UTC);

  public static final String TUTORIAL_NONCE = "61346384004511306311358332274";

  public static final ClientCredentials CLIENT =
      ClientCredentials.of("client-key", "kept secret/&%");
  public static final TokenCredentials TOKEN = TokenCredentials.of("token-1", "token secret/&%");

  /** Knows {@link #CLIENT} and {@link #TOKEN}. */
  public static final CredentialsLookup LOOKUP =
      new CredentialsLookup() {
        @Override
        public @Nullable String clientSecret(String clientKey) {
          return clientKey.equals(CLIENT.key()) ? CLIENT.secret() : null;
        }

        @Override
        public @Nullable String tokenSecret(String clientKey, String token) {
          return clientKey.equals(CLIENT.key()) && token.equals(TOKEN.token())
              ? TOKEN.secret()
              : null;
        }
      };

  /** The tutorial's endpoints (SEED In[6], In[16], In[32]). */
  public static final OAuth1Endpoints TUTORIAL_ENDPOINTS =
      new OAuth1Endpoints(
          URI.create("http://api.mapmyfitness.com/3.1/oauth/request_token"),
          URI.create("https://www.mapmyfitness.com/oauth/authorize/"),
          URI.create("http://api.mapmyfitness.com/3.1/oauth/access_token"));

  private Fixtures() {}

  /** Returns the endpoints of a test server. */
  public static OAuth1Endpoints endpoints(String baseUrl) {
    return new OAuth1Endpoints(
        URI.create(baseUrl + "/oauth/request_token"),
        URI.create(baseUrl + "/oauth/authorize"),
        URI.create(baseUrl + "/oauth/access_token"));
  }

  public static OAuth1Signer signer() {
    return OAuth1Signer.builder().clientCredentials(CLIENT).build();
  }

  /** Converts a request of a stub into the one that a server receives. */
  public static ReceivedRequest received(Request request) {
    return new ReceivedRequest(
        request.httpMethod().name(),
        request.url(),
        first(request, "Authorization"),
        first(request, "Content-Type"),
        request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8));
  }

  private static @Nullable String first(Request request, String header) {
    return request.headers().getOrDefault(header, List.of()).stream().findFirst().orElse(null);
  }

  public static OAuth1Verifier verifier() {
    return OAuth1Verifier.builder().credentials(LOOKUP).build();
  }
}
