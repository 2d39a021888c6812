package io.github.mmfapi.cli.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.testoutput.FailingFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir private Path folder;

  @Test
  void of_folderThatCannotBeRead_closesIt() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("r.gpx"), "");
    FailingFiles.assertGivenBack(
        "files", () -> folder, path -> assertThat(SourceFiles.of(List.of(path), true)).isNotNull());
  }
}
