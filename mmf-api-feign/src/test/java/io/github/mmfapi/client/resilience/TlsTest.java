package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls over TLS to a server whose certificate only the caller's TLS context trusts. */
class TlsTest {
  /** Password of a key store that exists during one run only. */
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static final AtomicInteger RECEIVED = new AtomicInteger();
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(keys()), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", TlsTest::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      RECEIVED.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      boolean write = exchange.getRequestURI().getPath().contains("create_workout");
      byte[] body =
          (write ? Recorded.CREATED : Recorded.NO_WORKOUTS).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  /** Makes a key and a certificate for localhost with keytool. */
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
    String printed = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(printed).isZero();
    return keys;
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore store = store(folder.resolve("server.p12"));
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

  private static MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl("HTTPS://localhost:" + server.getAddress().getPort() + "/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void call_withATrustingContext_succeeds(TransportVariant variant) throws Throwable {
    int before = RECEIVED.get();
    try (MmfClient client = builder(variant).sslContext(trusting()).build()) {
      variant.read(client);
      variant.write(client);
    }
    assertThat(RECEIVED).hasValue(before + 2);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void call_toAnUntrustedCertificate_failsBeforeSending(TransportVariant variant) {
    int before = RECEIVED.get();
    try (MmfClient client = builder(variant).build()) {
      MmfTransportException thrown =
          catchThrowableOfType(MmfTransportException.class, () -> variant.write(client));

      assertThat(thrown.kind()).isEqualTo(MmfTransportException.Kind.TLS);
      assertThat(thrown.outcomeUnknown()).isFalse();
    }
    assertThat(RECEIVED).hasValue(before);
  }
}
