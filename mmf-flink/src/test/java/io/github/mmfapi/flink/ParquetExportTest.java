package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mmf bulk export --format parquet} in this JVM: it fails in the middle, and goes on. With
 * {@code -Dbulk.format=parquet} {@link LocalExportTest} kills it instead.
 */
@Timeout(120)
class ParquetExportTest {
  private static final int MEMBERS = 60;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void serverDownInTheMiddle_failsWithWhatItSaw_andTheSameCommandGoesOn() throws Exception {
    Path to = folder.resolve("out");
    try (FakeServer server = new FakeServer(20, 0, true);
        MemberDatabase database = new MemberDatabase(folder, MEMBERS, null)) {
      List<String> arguments = new ArrayList<>(List.of("export", "--base-url", server.baseUrl()));
      arguments.addAll(List.of("--store", database.url(), "--store-user", "app"));
      arguments.addAll(List.of("--to", to.toString(), "--checkpoint-interval", "0.5s"));
      arguments.addAll(List.of("--outage-limit", "0.5s", "--rate", "40"));
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> run(arguments, "parquet"));
      while (!hasRows(to)) {
        assertThat(first).as(err.toString()).isNotDone();
        Thread.sleep(20);
      }
      server.isDown = true;
      assertThat(first.get()).isEqualTo(1);
      assertThat(err.toString()).contains("none succeeded for", "GET workouts/get_workouts");
      Path orphan = files(to).get(0).resolveSibling(".part-0.parquet.inprogress.1");
      Files.createFile(orphan);
      server.isDown = false;

      assertThat(run(arguments, "ndjson")).isEqualTo(2);
      assertThat(err.toString()).contains("give --format PARQUET");
      assertThat(run(arguments, "parquet")).as(err.toString()).isZero();
      assertThat(err.toString()).contains("going on from checkpoint");
    }
    assertThat(files(to)).allSatisfy(file -> assertThat(file.toString()).endsWith(".parquet"));
    Exported.read(to).assertExactlyOnce(MEMBERS);
  }

  private static boolean hasRows(Path to) throws IOException {
    try {
      return Checkpoints.hasFinishedFile(SyncOptions.path(to.resolve("workouts").toString()));
    } catch (FileNotFoundException e) {
      return false; // A file got its name while they were listed.
    }
  }

  private int run(List<String> arguments, String format) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--format", format));
    return MmfBulk.commandLine(System.getenv(), false)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  /** Returns the finished files of rows, while no run writes others. */
  private static List<Path> files(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(to.resolve("workouts"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
    }
  }
}
