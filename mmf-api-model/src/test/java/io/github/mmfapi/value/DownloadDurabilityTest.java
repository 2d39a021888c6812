package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.testoutput.KilledProcess;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a saved file reaches the disk, in which order, and what is left if a step fails. */
@Timeout(60)
class DownloadDurabilityTest {
  private static final String CONTENT = "new".repeat(10_000);

  @TempDir private Path temporary;

  private static Download download() {
    byte[] bytes = CONTENT.getBytes(StandardCharsets.UTF_8);
    return new Download("text/plain", bytes.length, new ByteArrayInputStream(bytes));
  }

  /** Returns the steps without the random part of the temporary file's name. */
  private static List<String> steps(RecordingFiles files) {
    return files.steps().stream()
        .map(step -> step.replaceAll("\\.download[0-9a-f-]+\\.part", "TEMPORARY"))
        .toList();
  }

  private Path folder() throws IOException {
    return Files.createDirectories(temporary.resolve("folder"));
  }

  @Test
  void saveTo_anOldOrANewFile_isForcedBeforeItIsMovedAndSoIsTheFolderAfterwards()
      throws IOException {
    for (boolean exists : new boolean[] {false, true}) {
      RecordingFiles files = new RecordingFiles();

      download().saveTo(files.watch(folder().resolve("a.kml")));

      assertThat(steps(files))
          .as("exists: %s", exists)
          .containsExactly(
              "create TEMPORARY",
              "write TEMPORARY",
              "force TEMPORARY",
              "move TEMPORARY a.kml",
              "force folder");
    }
  }

  @Test
  void saveTo_aFileThatCannotBeReplaced_isForcedAfterItWasCopied() throws IOException {
    Path file = Files.writeString(folder().resolve("a.kml"), "old");
    RecordingFiles files =
        new RecordingFiles(
            (number, step) -> {
              if (step.startsWith("move")) {
                throw new java.nio.file.FileSystemException(step, null, "is mounted");
              }
            });

    download().saveTo(files.watch(file));

    assertThat(steps(files))
        .containsSubsequence("force TEMPORARY", "truncate a.kml", "write a.kml", "force a.kml");
    assertThat(file).hasContent(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create .down", "write .down", "force .down", "force folder"})
  void saveTo_withAStepThatFails_leavesTheOldOrTheNewFile(String failing) throws IOException {
    Path file = Files.writeString(folder().resolve("a.kml"), "old");
    RecordingFiles files =
        new RecordingFiles(
            (number, step) -> {
              if (step.startsWith(failing)) {
                throw new IOException("no " + failing);
              }
            });

    assertThatThrownBy(() -> download().saveTo(files.watch(file))).hasMessageContaining(failing);

    assertThat(file).hasContent(failing.endsWith("folder") ? CONTENT : "old");
    try (Stream<Path> left = Files.list(folder())) {
      assertThat(left).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create .down", "write .down", "force .down", "move ", "force folder"})
  void saveTo_processKilledAtAStep_leavesTheOldOrTheNewFile(String step) throws Exception {
    Path file = Files.writeString(folder().resolve("a.kml"), "old");

    KilledProcess.at(step, Saver.class, file.toString());

    assertThat(file).hasContent(step.endsWith("folder") ? CONTENT : "old");
  }

  /** The process that is killed. */
  static final class Saver {
    private Saver() {}

    public static void main(String[] arguments) throws IOException {
      RecordingFiles files = new RecordingFiles(KilledProcess.waitingFor(arguments[0]));
      download().saveTo(files.watch(Path.of(arguments[1])));
    }
  }
}
