package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {
  private static final String RUN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void newest_isTheOneWithTheHighestNumber_ofThoseThatAreComplete() throws IOException {
    write("state/" + RUN + "/chk-9/_metadata", "");
    write("state/fedcba9876543210fedcba9876543210/chk-10/_metadata", "");
    write("state/" + RUN + "/chk-11/part", "");
    write("state/" + RUN + "/shared/_metadata", "");

    assertThat(Checkpoints.newest(flink("state")))
        .hasValueSatisfying(path -> assertThat(path.getName()).isEqualTo("chk-10"));
    assertThat(Checkpoints.newest(flink("none"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void deleteOrphans_keepsFinishedFiles_andThoseOfTheCheckpoint(FileFormat format)
      throws IOException {
    String suffix = format.suffix();
    write("state/" + RUN + "/chk-1/_metadata", "x /out/.part-a" + suffix + ".inprogress.1 y");
    Path known = write("out/workouts/month=2013-01/.part-a" + suffix + ".inprogress.1", "{}");
    Path orphan = write("out/workouts/month=2013-01/.part-b" + suffix + ".inprogress.2", "{}");
    assertThat(Checkpoints.hasFile(flink("out"), suffix)).isTrue();
    assertThat(Checkpoints.hasFile(flink("out"), format.other().suffix())).isFalse();
    Path finished = write("out/workouts/month=2013-01/part-c" + suffix, "{}");
    Path checkpoint = write("out/.checkpoints/.part-d.inprogress.3", "");

    Leftovers leftovers = Leftovers.fromNowOn();
    assertThat(Checkpoints.deleteOrphans(flink("out"), flink("state/" + RUN + "/chk-1")))
        .isEqualTo(1);
    leftovers.assertNone("reading a checkpoint");
    assertThat(orphan).doesNotExist();
    assertThat(known).exists();
    assertThat(Checkpoints.deleteOrphans(flink("out"), null)).isEqualTo(1);
    assertThat(known).doesNotExist();
    assertThat(finished).exists();
    assertThat(checkpoint).exists();
    assertThat(Checkpoints.hasFinishedFile(flink("out"))).isTrue();
    assertThat(Checkpoints.hasFile(flink("out"), suffix)).isTrue();
    assertThat(Checkpoints.hasFinishedFile(flink("state/" + RUN + "/none"))).isFalse();
  }

  @Test
  void deleteRuns_deletesTheFoldersOfRunsOnly() throws IOException {
    write("state/" + RUN + "/chk-9/_metadata", "");
    Path other = write("state/letters/anna.txt", "");
    Checkpoints.deleteRuns(flink("state"));
    assertThat(folder.resolve("state/" + RUN)).doesNotExist();
    assertThat(other).exists();
    Files.delete(other);
    Files.delete(other.getParent());
    Checkpoints.deleteRuns(flink("state"));
    assertThat(folder.resolve("state")).doesNotExist();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private org.apache.flink.core.fs.Path flink(String name) {
    return SyncOptions.path(folder.resolve(name).toString());
  }
}
