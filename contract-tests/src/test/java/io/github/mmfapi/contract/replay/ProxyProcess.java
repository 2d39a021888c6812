package io.github.mmfapi.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code mmf record} in a process of its own, all of whose files are in one folder. */
final class ProxyProcess implements AutoCloseable {
  private final Process process;
  private final JsonNode started;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  ProxyProcess(URI target, ClientCredentials client, Path folder) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    ProcessBuilder builder =
        new ProcessBuilder(
                JvmCommand.of(
                    List.of("-Djava.io.tmpdir=" + temporary),
                    "io.github.mmfapi.cli.Mmf",
                    "record",
                    "--target",
                    target.toString(),
                    "--json"))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("MMF_CLIENT_KEY", client.key());
    builder.environment().put("MMF_CLIENT_SECRET", client.secret());
    process = builder.start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    started = Recorded.tree(output.readLine());
    reader = new Thread(() -> output.lines().forEach(lines::add), "output of mmf record");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns what it printed of itself. */
  String value(String name) {
    return started.path(name).asText();
  }

  /** Stops it, and returns the lines that it printed for calls. */
  List<String> stop() throws InterruptedException {
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
    reader.join(TimeUnit.SECONDS.toMillis(30));
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
