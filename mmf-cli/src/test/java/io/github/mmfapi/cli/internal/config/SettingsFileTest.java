package io.github.mmfapi.cli.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.testoutput.FailingFiles;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir private Path folder;

  private Path before() throws IOException {
    return Files.writeString(folder.resolve("config.toml"), "profile = \"a\"\n");
  }

  private static void set(Path file, boolean secret) throws IOException {
    new SettingsFile(file).set(List.of("profiles", "a"), "client_key", "k", secret);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void set_whoseStepFails_canBeMadeAgain(boolean secret) throws Exception {
    FailingFiles.assertGivenBack("settings", this::before, file -> set(file, secret));
  }

  /** The temporary file can hold secrets. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void set_whoseStepFails_leavesNoTemporaryFile(boolean checked) throws IOException {
    for (String failing : new String[] {"truncate", "write", "force", "move"}) {
      RecordingFiles files =
          new RecordingFiles(
              (number, step) -> {
                if (step.startsWith(failing)) {
                  IOException failure = new IOException("no " + step);
                  if (checked) {
                    throw failure;
                  }
                  throw new UncheckedIOException(failure);
                }
              });
      Path file = files.watch(before());
      assertThatThrownBy(() -> set(file, false)).hasMessageContaining("no " + failing);

      assertThat(files.steps()).anyMatch(step -> step.startsWith(failing));
      assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
      assertThat(file).hasContent("profile = \"a\"");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void set_setting_isForcedBeforeItIsMovedAndSoIsTheFolderAfterwards(boolean secret)
      throws IOException {
    RecordingFiles files = new RecordingFiles();

    set(files.watch(before()), secret);

    assertThat(
            files.steps().stream()
                .filter(step -> !step.startsWith("mode "))
                .map(step -> step.replaceAll("\\.mmf\\d+\\.tmp", "TEMPORARY")))
        .containsExactly(
            "create " + folder.getFileName(),
            "create TEMPORARY",
            "truncate TEMPORARY",
            "write TEMPORARY",
            "force TEMPORARY",
            "move TEMPORARY config.toml",
            "force " + folder.getFileName());
  }
}
