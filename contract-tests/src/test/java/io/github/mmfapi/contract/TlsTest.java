package io.github.mmfapi.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls over TLS, to a server whose certificate only a context of the caller's trusts. */
class TlsTest {
  /** Of a certificate that is made for each run and goes with it. */
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static WireMockServer server;

  @BeforeAll
  static void start() throws Exception {
    Path keys = keys();
    server =
        new WireMockServer(
            options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12"));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson(Recorded.NO_WORKOUTS)));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  /** Has the JDK's own tool make a key and a certificate for this machine's loopback name. */
  private static Path keys() throws IOException, InterruptedException {
    Path keys = folder.resolve("server.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.toString(),
            "-storepass",
            PASSWORD);
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    return keys;
  }

  private static SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static MmfClientBuilder builder(Way way) {
    return MmfClient.builder()
        .baseUrl("HTTPS://localhost:" + server.httpsPort() + "/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .retryPolicy(RetryPolicy.none())
        .transport(way.transport());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void call_withAContextThatTrusts_isAnswered(Way way) throws Throwable {
    int before = server.getAllServeEvents().size();
    try (MmfClient client = builder(way).sslContext(trusting()).build()) {
      way.read(client);
      way.write(client);
    }
    assertThat(server.getAllServeEvents()).hasSize(before + 2);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void call_toACertificateThatTheJvmDoesNotTrust_failsAndWasNeverSent(Way way) {
    int before = server.getAllServeEvents().size();
    try (MmfClient client = builder(way).build()) {
      MmfTransportException thrown =
          catchThrowableOfType(MmfTransportException.class, () -> way.write(client));

      assertThat(thrown.kind()).isEqualTo(MmfTransportException.Kind.TLS);
      assertThat(thrown.outcomeUnknown()).isFalse();
    }
    assertThat(server.getAllServeEvents()).hasSize(before);
  }
}
