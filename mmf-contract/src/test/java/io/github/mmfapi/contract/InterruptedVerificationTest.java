package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.contract.internal.recording.Recordings;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void contractAndRecordings_afterReading_areClosed() throws IOException {
    Files.writeString(folder.resolve("recording.har"), "{\"log\":{\"entries\":[]}}");
    Leftovers leftovers = Leftovers.fromNowOn();

    assertThat(Recordings.in(folder)).isEmpty();
    assertThat(Contract.ofAllOperations().interactions()).isNotEmpty();

    leftovers.assertNone("reading");
  }
}
