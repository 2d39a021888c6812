package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request.HttpMethod;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.RetryableException;
import feign.Retryer;
import feign.Target;
import feign.codec.ErrorDecoder;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many users through one client, over real HTTP; the server returns the token that it verified. */
@Timeout(60)
class UserKeyTest {

  private static final int USERS = 20;

  interface Api {
    @RequestLine("GET /things?n={n}")
    @Headers(UserKey.HEADER + ": {user}")
    String get(@Param("user") @Nullable String user, @Param("n") int n);
  }

  interface AsyncApi {
    @RequestLine("GET /things?n={n}")
    @Headers(UserKey.HEADER + ": {user}")
    CompletableFuture<String> get(@Param("user") String user, @Param("n") int n);
  }

  private final TokenStore store = TokenStore.inMemory();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    OAuth1Verifier verifier = OAuth1Verifier.builder().credentials(new Users()).build();
    server =
        TestServer.start(
            request -> {
              VerifiedRequest verified = verifier.verify(request);
              // The first attempt of each request fails.
              boolean first =
                  attempts.merge(request.url().replaceAll("[?&]oauth_.*", ""), 1, Integer::sum)
                      == 1;
              return first
                  ? CannedResponse.of(503, "text/plain", "again")
                  : CannedResponse.of(200, "text/plain", String.valueOf(verified.token()));
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"HEADER", "QUERY"})
  void get_severalUsers_eachAttemptIsSignedForItsUser(Placement placement) {
    Api api = configure(Feign.builder(), placement).target(Api.class, server.url());
    for (int n = 0; n < 3; n++) {
      put("user " + n, n);
      assertThat(api.get("user " + n, n)).isEqualTo("token" + n);
    }
    assertThat(attempts).hasSize(3).allSatisfy((url, times) -> assertThat(times).isEqualTo(2));
  }

  @Test
  void get_asynchronously_eachCallIsSignedForItsUser() throws Exception {
    AsyncApi api =
        configure(AsyncFeign.<Object>builder(), Placement.HEADER)
            .target(AsyncApi.class, server.url());
    Map<Integer, CompletableFuture<String>> responses = new HashMap<>();
    for (int n = 0; n < USERS; n++) {
      put("user" + n, n);
      responses.put(n, api.get("user" + n, n));
    }
    for (int n = 0; n < USERS; n++) {
      assertThat(responses.get(n).get(30, TimeUnit.SECONDS)).isEqualTo("token" + n);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "a b", "ünï@例え.jp", "a,b", "{user}", "a=b&c%20+'\"", "  x"})
  void get_anyUserKey_reachesTheStoreAsItIs(String userKey) {
    Api api = configure(Feign.builder(), Placement.HEADER).target(Api.class, server.url());
    put(userKey, 7);
    assertThat(api.get(userKey, 7)).isEqualTo("token7");
  }

  @Test
  void get_always_keepsTheUserKeyOffTheWire() {
    List<String> headers = new ArrayList<>();
    Api api =
        configure(Feign.builder(), Placement.QUERY)
            .client(
                (request, options) -> {
                  headers.addAll(request.headers().keySet());
                  assertThat(request.toString()).doesNotContain("user-1");
                  return new feign.Client.Default(null, null).execute(request, options);
                })
            .target(Api.class, server.url());
    put("user-1", 1);
    api.get("user-1", 1);
    assertThat(headers).doesNotContain(UserKey.HEADER);
    assertThat(attempts).isNotEmpty();
  }

  @Test
  void get_noUser_isRefusedBeforeSending() {
    Api api = configure(Feign.builder(), Placement.HEADER).target(Api.class, server.url());
    assertThatIllegalStateException()
        .isThrownBy(() -> api.get(null, 1))
        .withMessageContaining("UserKey.HEADER");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void get_unknownUser_isRefusedBeforeSending() {
    Api api = configure(Feign.builder(), Placement.HEADER).target(Api.class, server.url());
    assertThatExceptionOfType(UnknownUserException.class)
        .isThrownBy(() -> api.get("nobody", 1))
        .satisfies(e -> assertThat(e.userKey()).isEqualTo("nobody"));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void of_severalKeys_isRefused() {
    RequestTemplate template = new RequestTemplate().header(UserKey.HEADER, "a", "b");
    assertThatIllegalStateException().isThrownBy(() -> UserKey.of(template));
  }

  @Test
  void of_templateWithoutTarget_outlastsTheHeader() {
    RequestTemplate template = new RequestTemplate().header(UserKey.HEADER, "a");
    UserKey.removeFromHeaders(template);
    UserKey.removeFromHeaders(template);
    assertThat(template.headers()).isEmpty();
    assertThat(UserKey.of(template)).isEqualTo("a");
  }

  @Test
  void removeFromHeaders_target_isAsGoodAsTheOriginal() {
    Target<Api> original = new Target.HardCodedTarget<>(Api.class, "name", "http://h");
    RequestTemplate template =
        new RequestTemplate()
            .method(HttpMethod.GET)
            .header(UserKey.HEADER, "a")
            .feignTarget(original)
            .resolve(Map.of());
    UserKey.removeFromHeaders(template);
    Target<?> target = template.feignTarget();
    assertThat(target.type()).isEqualTo(Api.class);
    assertThat(target.name()).isEqualTo("name");
    assertThat(target.url()).isEqualTo("http://h");
    assertThat(target.apply(template).url()).isEqualTo("http://h");
  }

  @Test
  void perUser_withoutRequest_saysWhatToDo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> store.perUser().tokenCredentials())
        .withMessageContaining("tokenCredentials(request)");
  }

  private void put(String userKey, int n) {
    store.put(userKey, TokenCredentials.of("token" + n, "secret" + n));
  }

  private <B extends BaseBuilder<B, ?>> B configure(B feign, Placement placement) {
    ErrorDecoder errors =
        (method, response) ->
            new RetryableException(
                response.status(),
                "again",
                response.request().httpMethod(),
                0L,
                response.request());
    return feign
        .errorDecoder(errors)
        .retryer(new Retryer.Default(1, 1, 2))
        .requestInterceptor(
            OAuth1RequestInterceptor.builder()
                .signer(Fixtures.signer())
                .credentials(store.perUser())
                .placement(placement)
                .build());
  }

  /** The client of the fixtures, and a secret for each token. */
  private static final class Users implements CredentialsLookup {
    @Override
    public @Nullable String clientSecret(String clientKey) {
      return Fixtures.LOOKUP.clientSecret(clientKey);
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      return token.replace("token", "secret");
    }
  }
}
