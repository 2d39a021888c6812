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

/** Provides what the tests of the guide share. */
final class Guide {
  /** Returns immediately instead of waiting between attempts. */
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

  /** Returns the text blocks of a page, which tests compare with the real output. */
  static List<String> texts(String page) throws IOException {
    String markdown = Files.readString(Path.of("..", "docs", "guide", page));
    return TEXT.matcher(markdown).results().map(block -> block.group(1)).toList();
  }
}
