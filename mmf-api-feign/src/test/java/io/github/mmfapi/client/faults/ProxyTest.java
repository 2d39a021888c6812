package io.github.mmfapi.client.faults;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that want a user and a password. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProxyTest {
  private static final String PASSWORD = "pässword-of-the-proxy";
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("anna:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private final FaultServer proxy = new FaultServer();

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static MmfClientBuilder builder(TransportVariant variant, String scheme) {
    return MmfClient.builder()
        .baseUrl(scheme + "://api.example.invalid/3.1")
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  private void wantCredentials() {
    proxy.always(
        (socket, request) -> {
          FaultServer.Action action =
              AUTHORIZATION.equals(request.header("Proxy-Authorization"))
                  ? FaultServer::answerAsRecorded
                  : answer(407, "text/html", "no", "Proxy-Authenticate: Basic realm=\"gym\"");
          action.to(socket, request);
        });
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void credentials_overHttp_areSent(TransportVariant variant) throws Throwable {
    wantCredentials();
    try (MmfClient client = builder(variant, "http").proxy(address(), "anna", PASSWORD).build()) {
      variant.read(client);
      variant.write(client);
    }
    assertThat(proxy.received()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void missingOrWrongCredentials_overHttp_areToldAsTheProxys(TransportVariant variant) {
    wantCredentials();
    try (MmfClient without = builder(variant, "http").proxy(address()).build();
        MmfClient wrong =
            builder(variant, "http").proxy(address(), "anna", "s3cret-but-wrong").build()) {
      assertRefusedByProxy(catchThrowable(() -> variant.read(without)));
      assertRefusedByProxy(catchThrowable(() -> variant.write(without)));
      assertRefusedByProxy(catchThrowable(() -> variant.read(wrong)));
      assertRefusedByProxy(catchThrowable(() -> variant.write(wrong)));
    }
  }

  private static void assertRefusedByProxy(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfTransportException.class,
            refused -> {
              assertThat(refused.kind())
                  .as(refused.toString())
                  .isEqualTo(MmfTransportException.Kind.PROXY_AUTHENTICATION);
              assertThat(refused.outcomeUnknown()).isFalse();
              assertThat(refused).hasMessageContaining("HTTP 407").hasMessageContaining("Basic");
              assertThat(refused.toString() + refused.getCause())
                  .doesNotContain("s3cret")
                  .doesNotContain(AUTHORIZATION);
            });
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void missingCredentials_forATunnel_areToldAsTheProxys(TransportVariant variant) {
    wantCredentials();
    try (MmfClient client = builder(variant, "https").proxy(address()).build()) {
      Throwable thrown = catchThrowable(() -> variant.write(client));

      assertThat(thrown)
          .isInstanceOfSatisfying(
              MmfTransportException.class,
              refused ->
                  assertThat(refused.kind())
                      .as(refused.toString())
                      .isEqualTo(MmfTransportException.Kind.PROXY_AUTHENTICATION));
    }
    assertThat(proxy.received()).allMatch(request -> request.line().startsWith("CONNECT "));
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP", "OKHTTP_ASYNC", "HC5", "HC5_ASYNC"})
  void credentials_forATunnel_areSentToTheProxyAlone(TransportVariant variant) {
    proxy.always(
        (socket, request) -> {
          if (!AUTHORIZATION.equals(request.header("Proxy-Authorization"))) {
            answer(407, "text/html", "", "Proxy-Authenticate: Basic realm=\"gym\"")
                .to(socket, request);
            return;
          }
          FaultServer.write(socket, "HTTP/1.1 200 X\r\n\r\n");
          // The client begins with TLS, to which this is no answer.
          assertThat(socket.getInputStream().read()).isEqualTo(22);
        });
    try (MmfClient client = builder(variant, "https").proxy(address(), "anna", PASSWORD).build()) {
      assertThat(catchThrowable(() -> variant.read(client)))
          .isInstanceOfSatisfying(
              MmfException.class, failed -> assertThat(failed.toString()).doesNotContain("407"));
    }
    assertThat(proxy.received())
        .allMatch(request -> request.line().startsWith("CONNECT "))
        .anyMatch(request -> AUTHORIZATION.equals(request.header("Proxy-Authorization")));
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"JDK", "JDK_ASYNC"})
  void credentials_forATunnel_areRefusedWhereTheyWouldNotBeSent(TransportVariant variant) {
    MmfClientBuilder builder = builder(variant, "https").proxy(address(), "anna", PASSWORD);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another transport")
        .hasMessageNotContaining(PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"an:na", ":"})
  void nameWithAColon_isRefused(String name) {
    MmfClientBuilder builder = MmfClient.builder();

    assertThatThrownBy(() -> builder.proxy(address(), name, PASSWORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(PASSWORD);
  }
}
