package io.github.mmfapi.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a state file reaches the disk, in which order, and what is left if a step fails. */
@Timeout(60)
class StateFileDurabilityTest {
  private static final ObjectNode OLD = Json.object().put("line", "old");
  private static final ObjectNode NEW = Json.object().put("line", "new");
  private static final ObjectNode LATER = Json.object().put("line", "later");
  private static final List<String> REPLACE =
      List.of(
          "create state.unfinished",
          "write state.unfinished",
          "force state.unfinished",
          "move state.unfinished state",
          "force folder");
  private static final int MOVE = 3;

  @TempDir private Path temporary;
  private Path path;

  /** Makes a file with a line before, so that the steps begin with those of a change. */
  @BeforeEach
  void createFile() throws IOException {
    path = Files.createDirectory(temporary.resolve("folder")).resolve("state");
    try (StateFile file = StateFile.open(path)) {
      file.append(OLD);
    }
  }

  static IntStream steps() {
    return IntStream.range(0, REPLACE.size());
  }

  @Test
  void append_aLine_isOneWriteBehindTheOthers() throws IOException {
    RecordingFiles files = new RecordingFiles();
    try (StateFile file = StateFile.open(files.watch(path))) {
      assertThat(file.lines()).containsExactly(OLD);
      int before = files.steps().size();

      file.append(NEW);

      assertThat(files.steps().subList(before, files.steps().size()))
          .containsExactly("write state");
    }
    assertThat(Files.readAllLines(path)).containsExactly(Json.write(OLD), Json.write(NEW));
  }

  @Test
  void replace_lines_areForcedBeforeTheyReplaceAndSoIsTheFolderAfterwards() throws IOException {
    RecordingFiles files = new RecordingFiles();
    try (StateFile file = StateFile.open(files.watch(path))) {
      int before = files.steps().size();

      file.replace(List.of(NEW, LATER));

      assertThat(files.steps().subList(before, files.steps().size())).isEqualTo(REPLACE);
    }
    assertThat(Files.readAllLines(path)).containsExactly(Json.write(NEW), Json.write(LATER));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void replace_withAStepThatFails_leavesTheOldOrTheNewLines(int failing) throws IOException {
    RecordingFiles files =
        new RecordingFiles(
            (number, step) -> {
              if (step.equals(REPLACE.get(failing))) {
                throw new IOException("no " + step);
              }
            });
    try (StateFile file = StateFile.open(files.watch(path))) {
      assertThat(file.lines()).containsExactly(OLD);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> file.replace(List.of(NEW)))
          .withMessageStartingWith("cannot replace the state file")
          .havingCause()
          .withMessage("no " + REPLACE.get(failing));

      file.append(LATER);
    }
    assertThat(Files.readAllLines(path))
        .containsExactly(Json.write(failing <= MOVE ? OLD : NEW), Json.write(LATER));
  }
}
