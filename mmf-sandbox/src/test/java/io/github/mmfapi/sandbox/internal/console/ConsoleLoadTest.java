package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refused calls with the console on; {@code -Dconsole.calls=N} sets their number. */
@Tag("slow")
class ConsoleLoadTest {
  private static final int CALLS = Integer.getInteger("console.calls", 8_000);
  private static final int ROUNDS = 15;
  private static final int CALLS_OF_A_ROUND = 400;
  private static final double MOST_TIMES_SLOWER = 2;
  private static final long MOST_GROWTH = 4_000_000;

  private final SandboxServer server = Refused.server();
  private final AtomicLong printed = new AtomicLong();
  private final Console console =
      new Console(
          server, true, secret -> false, summary -> printed.incrementAndGet(), server::reset);

  private final Request request = request();

  @AfterEach
  void close() {
    console.close();
  }

  /** A request as clients send it, with a signature that does not match. */
  private static Request request() {
    String url = "/3.1/users/get_user?user_id=1";
    String authorization =
        "OAuth oauth_consumer_key='key', oauth_nonce='n', oauth_signature_method='HMAC-SHA1',"
            + " oauth_timestamp='"
            + Instant.now().getEpochSecond()
            + "', oauth_version='1.0', oauth_signature='MDEyMzQ1Njc4OTAxMjM0NTY3ODk%3D'";
    ObjectNode request = io.github.mmfapi.sandbox.internal.model.Json.object();
    request.put("url", url).put("absoluteUrl", "http://127.0.0.1" + url).put("method", "GET");
    request.put("bodyAsBase64", "LQ==").put("loggedDate", 0);
    request.putObject("cookies");
    request
        .putObject("headers")
        .put("Host", "127.0.0.1")
        .put("User-Agent", "a client/1.0")
        .put("Authorization", authorization.replace('\'', '"'));
    return Json.read(
        request.toString(), com.github.tomakehurst.wiremock.verification.LoggedRequest.class);
  }

  private ResponseDefinition recorded(Request request) {
    long start = System.nanoTime();
    ResponseDefinition response = server.respond(request);
    return console.record(request, response, Instant.now(), System.nanoTime() - start);
  }

  @Test
  void heap_isFlat_overManyRefusedCalls() {
    repeat(CALLS / 4);
    long before = used();
    repeat(CALLS);
    long grown = used() - before;

    assertThat(grown).as("bytes more after %d refused calls", CALLS).isLessThan(MOST_GROWTH);
    assertThat(recorded(request).getHeaders().getHeader("X-Mmf-Refusal").firstValue())
        .isEqualTo("bad-signature");
  }

  private void repeat(int calls) {
    for (int i = 0; i < calls; i++) {
      recorded(request);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void refusedCall_takesNoLongerThanTwiceWhatItTakesWithoutTheConsole() {
    double[] without = new double[ROUNDS];
    double[] with = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuTime();
      for (int i = 0; i < CALLS_OF_A_ROUND; i++) {
        server.respond(request);
      }
      long middle = cpuTime();
      repeat(CALLS_OF_A_ROUND);
      without[round] = middle - start;
      with[round] = cpuTime() - middle;
    }
    assertThat(least(with) / least(without))
        .as("time with the console, as a multiple of that without")
        .isLessThan(MOST_TIMES_SLOWER);
  }

  /** Returns the time of this thread alone: the machine may be busy with other things. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Returns the time of the least disturbed round. */
  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
