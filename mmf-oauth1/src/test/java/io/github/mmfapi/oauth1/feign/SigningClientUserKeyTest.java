package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One signing client serves many users; each call names its user. */
class SigningClientUserKeyTest {

  interface Api {
    @RequestLine("GET /p")
    @Headers(UserKey.HEADER + ": {user}")
    String call(@Param("user") String user);
  }

  private final List<Request> sent = new ArrayList<>();

  @Test
  void execute_userNamedByTheCall_signsWithThatUsersTokenAtEachAttemptAndHidesTheKey() {
    TokenStore store = TokenStore.inMemory();
    store.put("anna", TokenCredentials.of("token-of-anna", "s1"));
    store.put("ben", TokenCredentials.of("token-of-ben", "s2"));
    Client signing =
        OAuth1SigningClient.builder()
            .signer(OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).build())
            .credentials(store.perUser())
            .placement(Placement.QUERY)
            .build((request, options) -> response(request));
    Api api =
        Feign.builder()
            .client(signing)
            .retryer(new Retryer.Default(1, 1, 2))
            .target(Api.class, "http://h");

    api.call("anna");
    api.call("ben");

    assertThat(sent).hasSize(4);
    assertThat(sent.subList(0, 2)).allMatch(r -> r.url().contains("oauth_token=token-of-anna"));
    assertThat(sent.subList(2, 4)).allMatch(r -> r.url().contains("oauth_token=token-of-ben"));
    assertThat(sent).noneMatch(request -> request.headers().containsKey(UserKey.HEADER));
  }

  /** Drops the first attempt of each call. */
  private Response response(Request request) {
    sent.add(request);
    if (sent.size() % 2 == 1) {
      throw new RetryableException(-1, "lost", request.httpMethod(), (Long) null, request);
    }
    return Response.builder()
        .status(200)
        .request(request)
        .headers(Map.of())
        .body("ok", StandardCharsets.UTF_8)
        .build();
  }
}
