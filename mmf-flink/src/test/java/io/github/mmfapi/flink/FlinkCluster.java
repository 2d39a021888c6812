package io.github.mmfapi.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A job manager and task managers, each in a JVM of its own, with the class path of the tests. */
final class FlinkCluster implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("InlineFormatString")
  private static final String CONFIGURATION =
      """
      jobmanager:
        rpc: {address: 127.0.0.1, port: %d}
        bind-host: 127.0.0.1
        memory: {process: {size: 768m}, jvm-metaspace: {size: 128m}}
      taskmanager:
        host: 127.0.0.1
        bind-host: 127.0.0.1
        numberOfTaskSlots: 2
        load-balance: {mode: SLOTS}
        cpu: {cores: 1.0}
        memory:
          task: {heap: {size: 128m}, off-heap: {size: 0b}}
          framework: {heap: {size: 64m}, off-heap: {size: 64m}}
          managed: {size: 0b}
          network: {min: 16m, max: 16m}
          jvm-metaspace: {size: 128m}
          jvm-overhead: {min: 64m, max: 64m}
      rest: {address: 127.0.0.1, bind-address: 127.0.0.1, port: %d}
      web: {refresh-interval: 50}
      heartbeat: {interval: 500, timeout: 5000}
      restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 20, delay: 200 ms}}
      io: {tmp: {dirs: %s}}
      execution:
        checkpointing: {dir: "%s", storage: filesystem}
      """;

  final List<ChildJvm> taskManagers = new ArrayList<>();
  final ChildJvm jobManager;
  final int restPort;
  private final HttpClient http = HttpClient.newHttpClient();

  FlinkCluster(Path folder, int number, Map<String, String> environment) throws Exception {
    restPort = freePort();
    Path configuration = Files.createDirectories(folder.resolve("conf"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        configuration.resolve("config.yaml"),
        String.format(
            Locale.ROOT,
            CONFIGURATION,
            freePort(),
            restPort,
            temporary,
            folder.resolve("checkpoints").toUri()));
    List<String> arguments = List.of("--configDir", configuration.toString());
    jobManager =
        ChildJvm.start(
            folder.resolve("jobmanager.log"),
            environment,
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            arguments);
    for (int i = 0; i < number; i++) {
      taskManagers.add(
          ChildJvm.start(
              folder.resolve("taskmanager" + i + ".log"),
              environment,
              "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
              List.of(
                  "--configDir", configuration.toString(), "-Dtaskmanager.resource-id=tm" + i)));
    }
    while (get("/overview").path("taskmanagers").asInt() < number) {
      Thread.sleep(50);
      if (!jobManager.isAlive()) {
        throw new IllegalStateException("the job manager ended: " + jobManager.output());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for a task manager that runs a part of a job: the report of its slots comes late. */
  ChildJvm busyTaskManager() throws InterruptedException {
    while (get("/overview").path("jobs-running").asInt() > 0) {
      for (JsonNode manager : get("/taskmanagers").path("taskmanagers")) {
        if (manager.path("freeSlots").asInt() < manager.path("slotsNumber").asInt()) {
          return taskManagers.get(Integer.parseInt(manager.path("id").asText().substring(2)));
        }
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no job runs any more");
  }

  /** Returns what the REST interface responds, an empty object if it does not. */
  JsonNode get(String path) throws InterruptedException {
    try {
      return JSON.readTree(text(path));
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  String text(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + restPort + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() {
    taskManagers.forEach(ChildJvm::close);
    jobManager.close();
  }
}
