package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write without a pause: killed again and again, and two at once. */
@Tag("slow")
class FileTokenStoreProcessTest {

  private static final int KILLS = 8;
  private static final int USERS = 3;

  /** Of several blocks on the disk, so that a write can be cut in the middle. */
  private static final String PADDING = "x".repeat(20_000);

  @TempDir private Path temporary;

  /** The process that is killed. It prints a line after each round of writes. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      TokenStore store = FileTokenStore.open(Path.of(arguments[0]));
      for (int n = 0; ; n++) {
        for (int user = 0; user < USERS; user++) {
          store.put("user" + user, token(n));
        }
        System.out.println(n);
        System.out.flush();
      }
    }
  }

  static TokenCredentials token(int n) {
    return TokenCredentials.of("token-" + n, PADDING + n);
  }

  @Test
  @Timeout(120)
  void put_processKilledAtAnyTime_leavesTheOldOrTheNewToken() throws Exception {
    Path directory = temporary.resolve("tokens");
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(directory, 1 + 3 * kill);
      // What is left can be read, and nothing keeps it from being written.
      TokenStore store = FileTokenStore.open(directory);
      try (var files = Files.list(directory)) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
      }
      for (int user = 0; user < USERS; user++) {
        TokenCredentials found = store.find("user" + user).orElseThrow();
        int n = Integer.parseInt(found.token().substring("token-".length()));
        assertThat(found).isEqualTo(token(n));
        store.put("user" + user, found);
      }
      assertThat(store.userKeys()).hasSize(USERS);
    }
  }

  @Test
  @Timeout(120)
  void put_twoProcessesAtOnce_bothGetTheirTurn() throws Exception {
    Path directory = temporary.resolve("tokens");
    Process first = startWriter(directory);
    try {
      // This one fails if the other comes between its steps, and so does the other.
      killAfter(directory, 15);
      try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
        expectRounds(out, 15);
      }
    } finally {
      first.destroyForcibly();
    }
  }

  private static void killAfter(Path directory, int rounds)
      throws IOException, InterruptedException {
    Process writer = startWriter(directory);
    try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
      expectRounds(out, rounds);
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void expectRounds(BufferedReader out, int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      assertThat(out.readLine()).isEqualTo(Integer.toString(round));
    }
  }

  private static Process startWriter(Path directory) throws IOException {
    return new ProcessBuilder(
            JvmCommand.of(List.of(), Writer.class.getName(), directory.toString()))
        .redirectErrorStream(true)
        .start();
  }
}
