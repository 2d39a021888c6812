package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a cluster of three JVMs, of which one task manager is killed. It takes over 20 s,
 * mostly to start the JVMs, so it runs only with {@code -Dbulk.excluded.groups=none}. With {@code
 * -Dbulk.cluster.members=20000} at full size.
 */
@Tag("slow")
@Timeout(600)
class ClusterTest {
  private static final int MEMBERS = Integer.getInteger("bulk.cluster.members", 300);
  private static final List<String> SECRETS =
      List.of(
          System.getenv("MMF_CLIENT_KEY"),
          System.getenv("MMF_CLIENT_SECRET"),
          MemberDatabase.PASSWORD,
          MemberDatabase.KEY,
          "SECRET-OF-A-TOKEN");

  @TempDir Path folder;

  @Test
  void job_taskManagerKilled_hasEachRowOnce_andShowsNoSecret() throws Exception {
    Path to = folder.resolve("out");
    Map<String, String> environment = Map.of("MMF_STORE_KEY", MemberDatabase.KEY);
    try (MemberDatabase database = new MemberDatabase(folder, MEMBERS);
        ChildJvm server = ChildJvm.server(folder.resolve("server.log"), "20", "0", "true");
        FlinkCluster cluster = new FlinkCluster(folder, 2, environment)) {
      String baseUrl = server.firstLine();
      JobClient job = submit(cluster, baseUrl, database.url(), to);
      String id = "/jobs/" + job.getJobID();
      FakeServer.awaitCalls(baseUrl, FakeList.pages(MEMBERS) / 4);
      awaitCheckpoints(cluster, id, completed(cluster, id) + 1);
      cluster.busyTaskManager().kill();
      JobExecutionResult result = job.getJobExecutionResult().get(300, TimeUnit.SECONDS);
      assertThat(result.getAllAccumulatorResults()).containsKey(MemberRecords.ROWS);
      assertThat(cluster.get(id + "/checkpoints").path("counts").path("restored").asInt())
          .as("how often the job went on from a checkpoint")
          .isPositive();
      assertShowsNoSecret(cluster, id);
      assertHasNoSecret(folder);
    }
    Checkpoints.deleteOrphans(SyncOptions.path(to.toString()), null);
    Exported.read(to).assertExactlyOnce(MEMBERS);
  }

  private static JobClient submit(FlinkCluster cluster, String baseUrl, String store, Path to)
      throws Exception {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", cluster.restPort);
    flink.setParallelism(2);
    flink.enableCheckpointing(200);
    SourceSettings settings =
        SourceSettings.builder()
            .baseUrl(baseUrl)
            .store(new JdbcTokenStoreFactory(store, "app", "oauth1_token"))
            .callsPerSecond(MEMBERS / 4.0)
            .build();
    MemberSync.addTo(
        flink, settings, MemberList.WORKOUTS, FileFormat.NDJSON, SyncOptions.path(to.toString()));
    return flink.executeAsync("members");
  }

  private static void awaitCheckpoints(FlinkCluster cluster, String job, int number)
      throws Exception {
    while (completed(cluster, job) < number) {
      assertThat(cluster.get(job).path("state").asText()).isNotIn("FAILED", "FINISHED");
      Thread.sleep(20);
    }
  }

  private static int completed(FlinkCluster cluster, String job) throws Exception {
    return cluster.get(job + "/checkpoints").path("counts").path("completed").asInt();
  }

  private static void assertShowsNoSecret(FlinkCluster cluster, String job) throws Exception {
    Map<String, String> pages = new TreeMap<>();
    for (String path :
        List.of(
            job,
            job + "/config",
            job + "/plan",
            job + "/exceptions",
            job + "/checkpoints/config",
            job + "/accumulators",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/taskmanagers")) {
      pages.put(path, cluster.text(path));
    }
    assertThat(pages.get("/jobmanager/environment")).contains("jvm");
    assertThat(pages.get(job)).contains("workouts");
    assertThat(pages).allSatisfy((path, page) -> assertThat(page).doesNotContain(SECRETS));
  }

  /** Logs, checkpoints, configuration and exported files; only the database has tokens. */
  private static void assertHasNoSecret(Path folder) throws IOException {
    assertThat(
            Files.readString(folder.resolve("taskmanager0.log"))
                + Files.readString(folder.resolve("taskmanager1.log")))
        .contains("INFO", "workouts");
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> Files.isRegularFile(file) && !file.toString().contains("members.mv"))
          .forEach(file -> assertThat(content(file)).as("%s", file).doesNotContain(SECRETS));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (java.nio.file.NoSuchFileException e) {
      return ""; // A checkpoint that was replaced.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
