package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

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
 * in another JVM that fails 2 % of the calls, and whose lists change while they are read. With
 * {@code -Dbulk.members=20000} at full size.
 */
@Timeout(600)
class LocalExportTest {
  private static final int MEMBERS = Integer.getInteger("bulk.members", 2_000);
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void export_killedThreeTimes_hasEachRowOnce() throws Exception {
    Path to = folder.resolve("out");
    try (MemberDatabase database = new MemberDatabase(folder, MEMBERS);
        ChildJvm server = ChildJvm.server(folder.resolve("server.log"), "20", "0", "true")) {
      List<String> arguments = new ArrayList<>(List.of("export", "--base-url", server.firstLine()));
      arguments.addAll(List.of("--store", database.url(), "--store-user", "app"));
      arguments.addAll(List.of("--to", to.toString(), "--parallelism", "2"));
      arguments.addAll(List.of("--checkpoint-interval", "0.3s"));
      List<String> slowly = new ArrayList<>(arguments);
      slowly.addAll(List.of("--rate", Integer.toString(MEMBERS / 10)));
      for (int kill = 1; kill <= KILLS; kill++) {
        try (ChildJvm run = run("run" + kill, slowly)) {
          awaitCheckpoints(to, run, 2);
        }
      }
      arguments.addAll(List.of("--rate", "0"));
      try (ChildJvm last = run("last", arguments)) {
        assertThat(last.await()).as(last.output()).isZero();
        assertThat(last.output()).contains("going on from checkpoint", " members, ");
      }
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

  /** Waits until a run has made that many more checkpoints. */
  private static void awaitCheckpoints(Path to, ChildJvm run, int number) throws Exception {
    long first = newest(to);
    while (newest(to) < first + number) {
      assertThat(run.isAlive()).as("the run ended: " + run.output()).isTrue();
      Thread.sleep(20);
    }
  }

  private static long newest(Path to) throws Exception {
    org.apache.flink.core.fs.Path state = SyncOptions.path(to.resolve(".checkpoints").toString());
    if (!Files.exists(to.resolve(".checkpoints"))) {
      return 0;
    }
    Optional<org.apache.flink.core.fs.Path> newest = Checkpoints.newest(state);
    return newest.map(path -> Long.parseLong(path.getName().substring(4))).orElse(0L);
  }
}
