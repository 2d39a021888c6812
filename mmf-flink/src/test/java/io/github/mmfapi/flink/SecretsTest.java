package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void file_givesWhatTheEnvironmentDoesNot() throws IOException {
    Path file =
        Files.writeString(folder.resolve("s"), "MMF_CLIENT_KEY=k\nMMF_CLIENT_SECRET=file\n");
    Secrets secrets =
        Secrets.of(Map.of("MMF_SECRETS_FILE", file.toString(), "MMF_CLIENT_SECRET", "environment"));

    assertThat(secrets.clientCredentials().key()).isEqualTo("k");
    assertThat(secrets.clientCredentials().secret()).isEqualTo("environment");
    assertThat(secrets.storePassword()).isNull();
    assertThat(secrets).hasToString("Secrets");
  }

  @Test
  void missingSecret_isNamed_withoutTheOthers() {
    Map<String, String> others =
        Map.of("MMF_CLIENT_KEY", "hunter2", "MMF_STORE_PASSWORD", "hunter2", "OTHER", "hunter2");
    assertThatIllegalStateException()
        .isThrownBy(() -> Secrets.of(others).clientCredentials())
        .withMessageContaining("MMF_CLIENT_SECRET")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void unreadableFile_isReported_withoutAValue_andClosed() throws IOException {
    Path file = Files.writeString(folder.resolve("s"), "MMF_CLIENT_SECRET=hunter2\\uZZZZ\n");
    Leftovers leftovers = Leftovers.fromNowOn();
    assertThatIllegalStateException()
        .isThrownBy(() -> Secrets.of(Map.of("MMF_SECRETS_FILE", file.toString())))
        .withMessageContaining(file.toString())
        .withMessageNotContaining("hunter2")
        .withNoCause();
    leftovers.assertNone("an unreadable file");
  }
}
