package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Param;
import feign.RequestLine;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests the code of README.md. */
class GettingStartedTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  interface AnyApi {
    @RequestLine("GET /users/get_user?user_id={id}")
    String user(@Param("id") long id);
  }

  @Test
  void readme_clientAgainstTheSandbox_printsTheWorkout() {
    PrintStream console = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ListWorkouts.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("2013-01-16  a run");
  }

  @Test
  void readme_interceptorAndSigningClient_areAccepted() {
    try (MmfSandbox server = MmfSandbox.start()) {
      ClientCredentials application = server.clientCredentials();
      TokenCredentials token = server.authorize(server.user());
      Feign.Builder interceptor =
          // docs: interceptor
          Feign.builder()
              .requestInterceptor(
                  OAuth1RequestInterceptor.builder()
                      .signer(OAuth1Signer.builder().clientCredentials(application).build())
                      .credentials(TokenCredentialsProvider.of(token))
                      .placement(Placement.HEADER)
                      .build());
      // end
      Feign.Builder decorator =
          // docs: signing-client
          Feign.builder()
              .client(
                  OAuth1SigningClient.builder()
                      .signer(OAuth1Signer.builder().clientCredentials(application).build())
                      .credentials(TokenCredentialsProvider.of(token))
                      .build(new OkHttpClient()));
      // end
      for (Feign.Builder feign : new Feign.Builder[] {interceptor, decorator}) {
        AnyApi api = feign.target(AnyApi.class, server.baseUrl().toString());
        assertThat(api.user(server.user().userId())).contains("\"status\":1");
      }
    }
  }
}
