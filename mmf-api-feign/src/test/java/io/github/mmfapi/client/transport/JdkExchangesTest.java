package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wrapper of the JDK's client is like that client in all but the names of codings. */
@Timeout(60)
class JdkExchangesTest {

  @Test
  void settings_areThoseOfTheClient() throws NoSuchAlgorithmException {
    Executor executor = Runnable::run;
    HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(7))
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .proxy(ProxySelector.of(null))
            .sslContext(SSLContext.getDefault())
            .authenticator(new Authenticator() {})
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    List<Function<HttpClient, Object>> settings =
        List.of(
            HttpClient::cookieHandler,
            HttpClient::connectTimeout,
            HttpClient::followRedirects,
            HttpClient::proxy,
            HttpClient::sslContext,
            HttpClient::authenticator,
            HttpClient::version,
            HttpClient::executor);

    HttpClient wrapped = new JdkExchanges(client);

    assertThat(settings)
        .allSatisfy(setting -> assertThat(setting.apply(wrapped)).isEqualTo(setting.apply(client)));
    assertThat(wrapped.sslParameters().getProtocols())
        .isNotEmpty()
        .isEqualTo(client.sslParameters().getProtocols());
  }

  @Test
  void response_isThatOfTheClientWithCodingsInUpperCase() throws IOException, InterruptedException {
    HttpClient client =
        new JdkExchanges(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    byte[] zipped = Gzipped.of("text");
    try (FaultServer server = new FaultServer()) {
      server.always(
          FaultServer.bytes("HTTP/1.1 202 X\r\nContent-Encoding: gzip\r\nX-Other: gzip", zipped));
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl())).build();

      List<HttpResponse<byte[]>> responses =
          List.of(
              client.send(request, BodyHandlers.ofByteArray()),
              client.sendAsync(request, BodyHandlers.ofByteArray()).join(),
              client.sendAsync(request, BodyHandlers.ofByteArray(), null).join());

      for (HttpResponse<byte[]> response : responses) {
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo(zipped);
        assertThat(response.headers().allValues("content-encoding")).containsExactly("GZIP");
        assertThat(response.headers().allValues("x-other")).containsExactly("gzip");
        assertThat(response.request()).isEqualTo(request);
        assertThat(response.uri()).isEqualTo(request.uri());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.previousResponse()).isEmpty();
        assertThat(response.sslSession()).isEmpty();
      }
    }
  }
}
