package io.github.mmfapi.examples;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** What the tests of the guide have in common. */
final class Guide {
  /** Waits for nothing. */
  static final Sleeper NO_WAITING =
      new Sleeper() {
        @Override
        public void sleep(Duration delay) {}

        @Override
        public CompletableFuture<Void> sleepAsync(Duration delay) {
          return CompletableFuture.completedFuture(null);
        }
      };

  private static final Pattern TEXT =
      Pattern.compile("^```text\n(?<text>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Guide() {}

  /** Returns a client for the sandbox's user that does not wait between attempts. */
  static MmfClientBuilder client(MmfSandbox sandbox) {
    return MmfClient.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(sandbox.authorize(sandbox.user()))
        .sleeper(NO_WAITING);
  }

  /** Returns the blocks of text on a page, which tests compare with what really came out. */
  static List<String> texts(String page) throws IOException {
    String markdown = Files.readString(Path.of("..", "docs", "guide", page));
    return TEXT.matcher(markdown).results().map(block -> block.group(1)).toList();
  }
}
