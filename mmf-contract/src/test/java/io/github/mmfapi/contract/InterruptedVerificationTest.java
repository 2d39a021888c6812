package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.contract.internal.recording.Recordings;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.FailingFiles;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a verification gives back: the interrupt flag, and the files that it reads. */
@Timeout(60)
class InterruptedVerificationTest {
  @TempDir private Path folder;

  @Test
  void verify_interrupted_keepsTheFlag() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ContractVerifier verifier =
          ContractVerifier.builder()
              .baseUrl(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/3.1"))
              .clientCredentials(ClientCredentials.of("key", "client-secret"))
              .tokenCredentials(TokenCredentials.of("token", "token-secret"))
              .only("users/get_user")
              .build();
      Thread.currentThread().interrupt();
      Throwable thrown = catchThrowable(verifier::verify);

      assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
      assertThat(thrown).hasMessageContaining("interrupted while verifying");
    }
  }

  @Test
  void recordings_thatCannotBeRead_areClosed() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(inner.resolve("recording.har"), "{\"log\":{\"entries\":[]}}");
    FailingFiles.assertGivenBack("recordings", () -> folder, path -> Recordings.in(path));
  }

  /** What was made on the server before a reset is not there after it. */
  @Test
  void verify_afterAReset_makesAnew() throws IOException {
    AtomicInteger made = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/create_workout")) {
            made.incrementAndGet();
          }
          byte[] body =
              "{\"result\":{\"status\":1,\"output\":{\"workout_id\":\"1\"},\"errors\":[]}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      ContractVerifier verifier =
          ContractVerifier.builder()
              .baseUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1"))
              .clientCredentials(ClientCredentials.of("key", "client-secret"))
              .beforeEach(() -> TokenCredentials.of("token", "token-secret"))
              .build();
      ContractInteraction needing =
          verifier.interactions().stream()
              .filter(interaction -> interaction.neededIds().contains("workout_id"))
              .findFirst()
              .orElseThrow();
      for (int i = 1; i <= 2; i++) {
        verifier.verify(needing);
        assertThat(made).hasValue(i);
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void contractAndRecordings_afterReading_areClosed() throws IOException {
    Files.writeString(folder.resolve("recording.har"), "{\"log\":{\"entries\":[]}}");
    Leftovers leftovers = Leftovers.fromNowOn();

    assertThat(Recordings.in(folder)).isEmpty();
    assertThat(Contract.ofAllOperations().interactions()).isNotEmpty();

    leftovers.assertNone("reading");
  }
}
