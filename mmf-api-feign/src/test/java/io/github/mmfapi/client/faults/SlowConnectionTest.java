package io.github.mmfapi.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.support.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Responses that arrive byte by byte, too slowly, or incompletely. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowConnectionTest {
  private static final byte[] USER = Recorded.GET_USER.getBytes(StandardCharsets.UTF_8);

  private static byte[] whole() {
    return RawServer.head("Content-Length: " + USER.length);
  }

  private static void assertTransportError(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfTransportException.class,
            lost -> {
              assertThat(lost).hasMessageStartingWith("GET users/get_user ");
              assertThat(lost.outcomeUnknown()).as("a read changes nothing").isFalse();
            });
  }

  /** Sends one byte per interval, as long as the client is connected. */
  private static void trickle(Socket client, OutputStream out, byte[] bytes, Duration interval)
      throws IOException {
    for (byte b : bytes) {
      LockSupport.parkNanos(interval.toNanos());
      out.write(b);
      out.flush();
      if (client.isClosed()) {
        return;
      }
    }
  }

  @Test
  void trickle_isRead() throws Exception {
    byte[] small = Recorded.NO_WORKOUTS.getBytes(StandardCharsets.UTF_8);
    RawServer.Script script =
        (client, out) -> {
          out.write(RawServer.head("Content-Length: " + small.length));
          trickle(client, out, small, Duration.ofMillis(1));
        };
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      assertThat(client.workouts().getWorkouts().count()).isZero();
    }
  }

  @Test
  void trickleLongerThanTheCallTimeout_endsWithTheCallTimeout() throws Exception {
    // No byte exceeds the read timeout; all of them together would take minutes.
    Duration interval = Duration.ofMillis(50);
    RawServer.Script script =
        (client, out) -> {
          out.write(whole());
          trickle(client, out, USER, interval);
        };
    try (RawServer server = RawServer.start(script);
        MmfClient client =
            server
                .client()
                .retryPolicy(RetryPolicy.none())
                .callTimeout(Duration.ofMillis(700))
                .build()) {
      long start = System.nanoTime();

      assertTransportError(catchThrowable(() -> client.users().getUser()));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(650), interval.multipliedBy(USER.length / 2));
    }
  }

  @Test
  void trickleThatStops_endsWithTheReadTimeout() throws Exception {
    RawServer.Script script =
        (client, out) -> {
          out.write(whole());
          out.write(USER, 0, USER.length / 2);
          out.flush();
          // Sends nothing more until the client closes the connection.
          assertThat(client.getInputStream().read()).isNegative();
        };
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      assertTransportError(catchThrowable(() -> client.users().getUser()));
    }
  }
}
