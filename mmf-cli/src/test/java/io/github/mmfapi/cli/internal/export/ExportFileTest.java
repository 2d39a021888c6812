package io.github.mmfapi.cli.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.testoutput.FailingFiles;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an export finds that was killed at each of its steps. */
class ExportFileTest {
  private static final String WHAT = "workouts of user 7";

  @TempDir private Path folder;
  private Path file;
  private Path partial;
  private Path position;

  @BeforeEach
  void name() {
    file = folder.resolve("w.ndjson");
    partial = folder.resolve("w.ndjson.partial");
    position = folder.resolve("w.ndjson.position");
  }

  private ExportFile open() throws IOException {
    return ExportFile.open(file, WHAT, false);
  }

  private void exportTwoPages() throws IOException {
    try (ExportFile out = open()) {
      out.append("a\n");
      out.checkpoint(1, 1, List.of("a"));
      out.append("b\n");
      out.checkpoint(2, 2, List.of("a", "b"));
    }
  }

  @Test
  void page_isForcedBeforeItsPosition_andAllOfItBeforeTheFileHasItsName() throws IOException {
    RecordingFiles files = new RecordingFiles();

    try (ExportFile out = ExportFile.open(files.watch(file), WHAT, false)) {
      out.append("a\n");
      out.checkpoint(1, 1, List.of("a"));
      out.append("b\n");
      out.complete(2);
    }

    List<String> page =
        List.of(
            "write w.ndjson.partial",
            "force w.ndjson.partial",
            "create w.ndjson.position.partial",
            "write w.ndjson.position.partial",
            "force w.ndjson.position.partial",
            "move w.ndjson.position.partial w.ndjson.position",
            "force " + folder.getFileName());
    List<String> steps = new ArrayList<>();
    steps.add("create w.ndjson.partial");
    steps.add("truncate w.ndjson.partial");
    steps.addAll(page);
    steps.addAll(page);
    steps.add("move w.ndjson.partial w.ndjson");
    steps.add("force " + folder.getFileName());
    steps.add("delete w.ndjson.position");
    assertThat(files.steps()).isEqualTo(steps);
  }

  @Test
  void open_afterAPageThatHasNoPosition_cutsItOff() throws IOException {
    exportTwoPages();
    Files.writeString(partial, "half of a pa", StandardOpenOption.APPEND);

    try (ExportFile out = open()) {
      assertThat(out.position()).isEqualTo(new Position(WHAT, 4, 2, 2, List.of("a", "b"), false));
      out.append("c\n");
      out.complete(3);
    }

    assertThat(file).hasContent("a\nb\nc\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.p*");
  }

  @Test
  void open_beforeTheFirstPosition_startsAgain() throws IOException {
    Files.writeString(partial, "half of a page");

    try (ExportFile out = open()) {
      assertThat(out.isEmpty()).isTrue();
      out.append("a\n");
      out.complete(1);
    }

    assertThat(file).hasContent("a\n");
  }

  @Test
  void open_withAFileThatLostRows_startsAgain() throws IOException {
    exportTwoPages();
    Files.writeString(partial, "a\n");

    try (ExportFile out = open()) {
      assertThat(out.position()).isEqualTo(Position.start(WHAT));
    }
  }

  @Test
  void open_afterTheLastPositionButBeforeTheName_givesItItsName() throws IOException {
    exportTwoPages();
    Files.writeString(position, Files.readString(position).replace("false", "true"));

    try (ExportFile out = open()) {
      assertThat(out.position().complete()).isTrue();
      out.complete(2);
    }

    assertThat(file).hasContent("a\nb\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.p*");
  }

  @Test
  void open_afterTheNameButBeforeTheEnd_keepsTheFile() throws IOException {
    exportTwoPages();
    Files.writeString(position, Files.readString(position).replace("false", "true"));
    Files.move(partial, file);

    try (ExportFile out = open()) {
      assertThat(out.position().complete()).isTrue();
      out.complete(2);
    }

    assertThat(file).hasContent("a\nb\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.p*");
  }

  @Test
  void open_whileAnotherWrites_isRefused() throws IOException {
    try (ExportFile out = open()) {
      out.append("a\n");
      out.checkpoint(1, 1, List.of("a"));
      for (boolean overwrite : new boolean[] {false, true}) {
        assertThatIllegalStateException()
            .isThrownBy(() -> ExportFile.open(file, WHAT, overwrite))
            .withMessageContaining("another export writes");
        assertThat(partial).hasContent("a\n");
        assertThat(position).exists();
      }
    }
  }

  /** What an export finds. */
  private enum Before {
    NOTHING,
    AN_INTERRUPTED_EXPORT,
    A_FILE_TO_REPLACE
  }

  @ParameterizedTest
  @EnumSource
  void export_whoseStepFails_canBeMadeAgain(Before before) throws Exception {
    exportTwoPages();
    byte[] twoPages = Files.readAllBytes(partial);
    byte[] theirPosition = Files.readAllBytes(position);
    FailingFiles.assertGivenBack(
        before.name(),
        () -> {
          Files.deleteIfExists(file);
          Files.deleteIfExists(partial);
          Files.deleteIfExists(position);
          if (before == Before.AN_INTERRUPTED_EXPORT) {
            Files.write(partial, twoPages);
            Files.write(position, theirPosition);
          } else if (before == Before.A_FILE_TO_REPLACE) {
            Files.writeString(file, "precious");
          }
          return file;
        },
        path -> {
          try (ExportFile out = ExportFile.open(path, WHAT, before == Before.A_FILE_TO_REPLACE)) {
            if (!out.position().complete()) {
              out.append("c\n");
              out.checkpoint(3, 3, List.of("c"));
              out.append("d\n");
            }
            out.complete(4);
          }
        });
  }

  @Test
  void open_withADamagedPosition_saysHowToStartAgain() throws IOException {
    exportTwoPages();
    Files.writeString(position, "{");

    assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("--overwrite");
    try (ExportFile out = ExportFile.open(file, WHAT, true)) {
      assertThat(out.isEmpty()).isTrue();
    }
  }
}
