package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.http.RawRequest.Answer;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Unsigned bodies from many connections at once, to a sandbox with a heap of 256 MB. */
class MemoryTest {
  private static final String HOST = BodyGateTest.HOST;
  private static final String POST = BodyGateTest.POST;
  private static final String SIGNED =
      "?oauth_consumer_key=k&oauth_token=t&oauth_signature_method=HMAC-SHA1&oauth_timestamp=1"
          + "&oauth_nonce=n&oauth_signature=s";

  @Test
  void unsignedBodies_leaveTheSandboxAlive() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxInASmallJvm.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(output.readLine());

      assertThat(flood(port)).contains(200, 413, 415);

      assertThat(process.isAlive()).isTrue();
      Answer alive = RawRequest.of("GET /3.1/workouts/get_activity_types", HOST).sendTo(port);
      assertThat(alive.body()).contains("activity_types");
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** Sends each body four times and returns the statuses. */
  private static List<Integer> flood(int port) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        requests().forEach(request -> calls.add(() -> request.sendTo(port).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<RawRequest> requests() {
    byte[] text = Bodies.longest("x");
    byte[] escapes = Bodies.longest("%41");
    byte[] bomb = Bodies.bomb();
    String multipart = BodyGateTest.MULTIPART;
    String form = BodyGateTest.FORM;
    return List.of(
        RawRequest.of(POST, HOST, form).with(text),
        RawRequest.of(POST + SIGNED, HOST, form).with(text),
        RawRequest.of(POST + SIGNED, HOST, form).with(escapes),
        RawRequest.of(POST, HOST, "Content-Type: text/plain").with(text),
        RawRequest.of(POST, HOST, form).with(Bodies.longest("a&")),
        RawRequest.of(POST, HOST, multipart).with(Bodies.longest("--b\r\n\r\n\r\n")),
        RawRequest.of(POST, HOST, form).with(bomb),
        RawRequest.of(POST, HOST, "Content-Encoding: gzip").with(bomb),
        RawRequest.of(POST, HOST, form, "Transfer-Encoding: chunked").with(text));
  }
}
