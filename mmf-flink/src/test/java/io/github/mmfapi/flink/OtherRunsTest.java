package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routes, rounds, and wrong usage; all in this JVM. */
@Timeout(120)
class OtherRunsTest {
  private static final int MEMBERS = 40;

  /** The last one of them is refused. */
  private static final int FEW = 14;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void routes_areExported_andAFinishedFolderIsRefused() throws Exception {
    Path to = folder.resolve("routes");
    try (FakeServer server = new FakeServer(0, 0, false);
        MemberDatabase database = new MemberDatabase(folder, MEMBERS, null)) {
      String[] arguments = {
        "export",
        "--base-url",
        server.baseUrl(),
        "--store",
        database.url(),
        "--store-user",
        "app",
        "--to",
        to.toString(),
        "--list",
        "routes",
        "--rate",
        "0",
        "--concurrency",
        "4"
      };
      assertThat(run(arguments)).as(err.toString()).isZero();
      assertThat(out.toString()).startsWith(MEMBERS - 1 + " members, ").contains(" 1 refused");
      Exported exported = Exported.read(to);
      for (int i = 0; i < MEMBERS; i++) {
        int rows = FakeList.isRefused("m" + i) ? 0 : FakeList.size("m" + i);
        for (int row = 0; row < rows; row++) {
          assertThat(exported.rows).containsEntry(FakeList.key("m" + i, row), 1);
        }
      }
      assertThat(to.resolve("routes")).isDirectoryContaining("regex:.*part-.*\\.ndjson");

      assertThat(run(arguments)).isEqualTo(2);
      assertThat(err.toString()).contains("give another folder");
    }
  }

  @Test
  void rounds_writeEachRowOnce() throws Exception {
    Path to = folder.resolve("rounds");
    try (FakeServer server = new FakeServer(0, 0, false)) {
      StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
      flink.enableCheckpointing(100);
      SourceSettings settings =
          SourceSettings.builder()
              .baseUrl(server.baseUrl())
              .store(FakeStore.factory(FEW))
              .every(Duration.ofMillis(100))
              .build();
      MemberSync.addTo(
          flink, settings, MemberList.WORKOUTS, FileFormat.NDJSON, SyncOptions.path(to.toString()));
      JobClient job = flink.executeAsync("rounds");
      while (server.calls() < 3 * FEW) {
        Thread.sleep(20);
      }
      var unused =
          job.stopWithSavepoint(
                  true,
                  folder.resolve("savepoint").toUri().toString(),
                  SavepointFormatType.CANONICAL)
              .get(60, TimeUnit.SECONDS);
    }
    Exported.read(to).assertExactlyOnce(FEW);
  }

  @Test
  void wrongUsage_isReportedBeforeFlinkStarts() {
    assertThat(run("export", "--to", "x")).isEqualTo(2);
    assertThat(run("export", "--to", "x", "--store", "jdbc:h2:mem:x;PASSWORD=hunter2"))
        .isEqualTo(2);
    assertThat(run("export", "--to", "x", "--store", "jdbc:h2:mem:x", "--every", "soon"))
        .isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("--store", "MMF_BASE_URL", "'soon' is no time")
        .doesNotContain("hunter2");
  }

  private int run(String... arguments) {
    return MmfBulk.commandLine(System.getenv(), false)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
