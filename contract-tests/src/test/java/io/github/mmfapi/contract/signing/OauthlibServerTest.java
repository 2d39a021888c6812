package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Feign;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** oauthlib, behind an HTTP server, accepts what our interceptor signs. */
class OauthlibServerTest {
  private static final List<String> TEXTS =
      List.of(
          "plain", "a b", "a+b", "100%", "100%25", "é€😀", "[x]", "a=b&c=d", "~-._", "*'()!",
          "/?#:@");

  @RegisterExtension static final OauthlibServer OAUTHLIB = new OauthlibServer();

  private MmfClient client(Placement placement, String secret) {
    return MmfClient.builder()
        .baseUrl(OAUTHLIB.root() + "/3.1")
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, secret))
        .tokenCredentials(ContractServer.TOKEN)
        .placement(placement)
        .build();
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void generatedCalls_areAccepted(Placement placement) {
    try (MmfClient client = client(placement, Recorded.CLIENT_SECRET)) {
      client.users().getUser();
      client.oAuth().revoke();
      for (String text : TEXTS) {
        client.users().getUser(q -> q.userKey(text));
        client
            .workouts()
            .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription(text));
      }
    }
  }

  @Test
  void generatedCall_signedWithAnotherSecret_isRefused() {
    try (MmfClient client = client(Placement.QUERY, "another")) {
      assertThatThrownBy(() -> client.users().getUser())
          .isInstanceOf(MmfAuthenticationException.class);
    }
  }

  /** A hand-written interface without anything of MapMyFitness. */
  interface AnyApi {
    @RequestLine("GET /any/{path}?fixed=1&text={text}")
    String templates(@Param("path") String path, @Param("text") String text);

    @RequestLine("GET /any")
    String map(@QueryMap Map<String, Object> query);
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"HEADER", "QUERY"})
  void anyFeignInterface_isAccepted(Placement placement) {
    AnyApi api =
        Feign.builder()
            .requestInterceptor(
                OAuth1RequestInterceptor.builder()
                    .signer(
                        OAuth1Signer.builder()
                            .clientCredentials(
                                ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
                            .build())
                    .credentials(TokenCredentialsProvider.of(ContractServer.TOKEN))
                    .placement(placement)
                    .build())
            .target(AnyApi.class, OAUTHLIB.root() + "/base path/".replace(" ", "%20"));

    for (String text : TEXTS) {
      Map<String, Object> query = new TreeMap<>();
      query.put("b[]", List.of(text, "twice", text));
      query.put("a", text);
      assertThat(api.map(query)).contains("\"status\": 1");
      assertThat(api.templates(text, text)).contains("\"status\": 1");
    }
  }
}
