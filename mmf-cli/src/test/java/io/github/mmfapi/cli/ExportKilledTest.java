package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export in a process of its own with a heap of 64 MB, killed by SIGKILL twice and started
 * again. {@code -Dexport.rows=50000} sets the number of rows.
 */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class ExportKilledTest {
  private static final int ROWS = Integer.getInteger("export.rows", 1_500);

  @TempDir private Path home;

  @Test
  void export_killedTwiceAndStartedAgain_hasEachRowOnce() throws Exception {
    Path file = home.resolve("workouts.ndjson");
    Path partial = home.resolve("workouts.ndjson.partial");
    try (ManyWorkouts server = new ManyWorkouts(ROWS)) {
      LoggedIn user = LoggedIn.at(server.baseUrl(), home);
      killAtRow(server, user, ROWS / 3, file);
      assertThat(file).doesNotExist();
      long written = Files.size(partial);
      assertThat(written).isPositive();

      server.add(50);
      killAtRow(server, user, ROWS * 2 / 3, file);
      assertThat(file).doesNotExist();
      assertThat(Files.size(partial)).isGreaterThan(written);

      server.beforePage(start -> {});
      Process last = start(user, file);
      assertThat(last.waitFor(200, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).as(printed()).isZero();
    }

    assertThat(keys(file)).hasSize(ROWS);
    assertThat(home).isDirectoryNotContaining("glob:**.p*");
    assertThat(printed()).contains("\"rows\":" + ROWS).doesNotContain("\r", "%", "\u001b");
  }

  private void killAtRow(ManyWorkouts server, LoggedIn user, int row, Path file) throws Exception {
    CompletableFuture<Process> process = new CompletableFuture<>();
    server.beforePage(
        start -> {
          if (start > row) {
            process.join().destroyForcibly();
          }
        });
    process.complete(start(user, file));
    assertThat(process.get().waitFor(200, TimeUnit.SECONDS)).isTrue();
    assertThat(process.get().exitValue()).as(printed()).isEqualTo(128 + 9);
  }

  private Process start(LoggedIn user, Path file) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            JvmCommand.of(
                List.of("-Xmx64m"),
                Mmf.class.getName(),
                "workouts",
                "export",
                "--to",
                file.toString()));
    builder.environment().putAll(user.environment());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(home.resolve("printed").toFile()))
        .start();
  }

  private String printed() throws IOException {
    return Files.readString(home.resolve("printed"));
  }

  /** Returns the keys of the rows, and fails if there is one twice. */
  private static Set<String> keys(Path file) throws IOException {
    Set<String> keys = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      String key = new ObjectMapper().readTree(line).path("workout_key").asText();
      assertThat(keys.add(key)).as(key).isTrue();
    }
    return keys;
  }
}
