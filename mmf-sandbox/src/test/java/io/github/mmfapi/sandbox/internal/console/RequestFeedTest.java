package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.testoutput.Leftovers;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread of a listener ends with the sandbox and nowhere else. */
@Timeout(60)
class RequestFeedTest {
  private final SandboxServer server = Refused.server();
  private final Diagnoses diagnoses = new Diagnoses(server, () -> 0);

  private static LoggedRequest request(int id) {
    return Refused.request(id, Instant.EPOCH);
  }

  /** Many listeners catch the interrupt and go on. */
  @Test
  void close_whileTheListenerTakesTheInterrupt_endsTheThread() throws InterruptedException {
    CountDownLatch listening = new CountDownLatch(1);
    Leftovers leftovers = Leftovers.fromNowOn();
    try (RequestFeed feed =
        new RequestFeed(server, diagnoses, request -> untilInterrupted(listening))) {
      feed.offer(request(1));
      listening.await();
    }
    leftovers.assertNone("a feed");
  }

  private static void untilInterrupted(CountDownLatch begun) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException taken) {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void requestsThatAListenerMisses_areToldOnce_andItsFailuresEndNothing() throws Exception {
    LinkedBlockingQueue<Long> missed = new LinkedBlockingQueue<>();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(1);
    try (RequestFeed feed =
        new RequestFeed(
            server,
            diagnoses,
            request -> {
              assertThat(Thread.currentThread().isDaemon()).isTrue();
              missed.add(request.missed());
              first.countDown();
              untilCountedDown(all);
              // No stack trace in the output of tests.
              Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
              throw new UnsupportedOperationException("a listener that fails");
            })) {
      feed.offer(request(1));
      first.await();
      for (int i = 0; i < 1_003; i++) {
        feed.offer(request(2 + i));
      }
      all.countDown();

      assertThat(missed.take()).isZero();
      assertThat(missed.take()).isEqualTo(3);
      assertThat(missed.take()).isZero();
    }
  }

  private static void untilCountedDown(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
