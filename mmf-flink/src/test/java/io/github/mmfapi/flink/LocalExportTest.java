package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mmf bulk export} in a JVM of its own, which is killed and started again: against a server
 * in another JVM that fails 2 % of the calls, and whose lists change while they are read. Takes
 * more than 10 s: a tenth of the full size, which is {@code -Dbulk.members=20000 -Dbulk.kills=3}.
 * {@code -Dbulk.format=parquet} writes Parquet.
 */
@Timeout(600)
class LocalExportTest {
  private static final int MEMBERS = Integer.getInteger("bulk.members", 2_000);
  private static final int KILLS = Integer.getInteger("bulk.kills", 1);

  private static final String FORMAT = System.getProperty("bulk.format", "ndjson");

  /** Two slots have eight calls each, and two more pages that were not emitted. */
  private static final int IN_FLIGHT = 2 * 10;

  @TempDir Path folder;

  @Test
  void export_killed_hasEachRowOnce() throws Exception {
    Path to = folder.resolve("out");
    try (MemberDatabase database = new MemberDatabase(folder, MEMBERS);
        ChildJvm server = ChildJvm.server(folder.resolve("server.log"), "20", "0", "true")) {
      String baseUrl = server.firstLine();
      List<String> arguments = new ArrayList<>(List.of("export", "--base-url", baseUrl));
      arguments.addAll(List.of("--store", database.url(), "--store-user", "app"));
      arguments.addAll(List.of("--to", to.toString(), "--parallelism", "2"));
      arguments.addAll(List.of("--format", FORMAT));
      arguments.addAll(List.of("--checkpoint-interval", "0.2s"));
      long pages = FakeList.pages(MEMBERS);
      long again = 0;
      List<String> slowly = new ArrayList<>(arguments);
      slowly.addAll(List.of("--rate", Integer.toString(MEMBERS / 5)));
      for (int kill = 1; kill <= KILLS; kill++) {
        try (ChildJvm run = run("run" + kill, slowly)) {
          while (FakeServer.calls(baseUrl) < pages * kill / (KILLS + 2)) {
            assertThat(run.isAlive()).as("the run ended: " + run.output()).isTrue();
            Thread.sleep(20);
          }
          long atCheckpoint = awaitCheckpoints(to, run, baseUrl);
          run.kill();
          again += FakeServer.calls(baseUrl) - atCheckpoint;
        }
      }
      arguments.addAll(List.of("--rate", "0"));
      try (ChildJvm last = run("last", arguments)) {
        assertThat(last.await()).as(last.output()).isZero();
        assertThat(last.output().contains("going on from checkpoint")).isEqualTo(KILLS > 0);
        System.out.println(last.output());
      }
      System.out.println(
          FakeServer.calls(baseUrl)
              + " calls for "
              + pages
              + " pages; "
              + again
              + " of them since the last checkpoints of the killed runs");
      assertThat(FakeServer.calls(baseUrl))
          .as("calls: those needed, a tenth for retries and shifts, those since the checkpoints")
          .isLessThan((long) (pages * 1.1) + again + (long) KILLS * IN_FLIGHT);
    }
    Exported.read(to).assertExactlyOnce(MEMBERS);
    assertThat(to.resolve(".checkpoints")).doesNotExist();
  }

  private ChildJvm run(String name, List<String> arguments) throws Exception {
    return ChildJvm.start(
        folder.resolve(name + ".log"),
        Map.of("MMF_STORE_KEY", MemberDatabase.KEY),
        MmfBulk.class.getName(),
        arguments);
  }

  /**
   * Waits until a run has made two checkpoints, and returns how many calls there were at the first:
   * the second holds at least the pages of these.
   */
  private static long awaitCheckpoints(Path to, ChildJvm run, String baseUrl) throws Exception {
    long first = awaitCheckpoint(to, run, newest(to));
    long calls = FakeServer.calls(baseUrl);
    awaitCheckpoint(to, run, first);
    return calls;
  }

  private static long awaitCheckpoint(Path to, ChildJvm run, long after) throws Exception {
    while (newest(to) <= after) {
      assertThat(run.isAlive()).as("the run ended: " + run.output()).isTrue();
      Thread.sleep(20);
    }
    return newest(to);
  }

  private static long newest(Path to) throws Exception {
    org.apache.flink.core.fs.Path state = SyncOptions.path(to.resolve(".checkpoints").toString());
    if (!Files.exists(to.resolve(".checkpoints"))) {
      return 0;
    }
    while (true) {
      try {
        Optional<org.apache.flink.core.fs.Path> newest = Checkpoints.newest(state);
        return newest.map(path -> Long.parseLong(path.getName().substring(4))).orElse(0L);
      } catch (FileNotFoundException e) {
        Thread.sleep(20); // The run deleted an older one while they were listed.
      }
    }
  }
}
