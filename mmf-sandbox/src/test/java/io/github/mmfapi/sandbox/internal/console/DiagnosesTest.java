package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiagnosesTest {
  private final SandboxServer server = Refused.server();
  private final AtomicLong nanos = new AtomicLong();
  private final Diagnoses diagnoses = new Diagnoses(server, nanos::get);

  @Test
  void moreThanTenInASecond_areNotMade() {
    int made = 0;
    for (int id = 0; id < 30; id++) {
      made += diagnoses.of(Refused.request(id, Instant.EPOCH)) == null ? 0 : 1;
      nanos.incrementAndGet();
    }
    assertThat(made).isEqualTo(Diagnoses.MOST_PER_SECOND);

    assertThat(diagnoses.of(Refused.request(0, Instant.EPOCH))).as("made before").isNotNull();
    assertThat(diagnoses.of(Refused.request(29, Instant.EPOCH))).isNull();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(diagnoses.of(Refused.request(29, Instant.EPOCH))).isNotNull();
  }

  @Test
  void servedRequest_isNotDiagnosed() {
    LoggedRequest served =
        new LoggedRequest(
            1,
            Instant.EPOCH,
            0,
            "GET",
            "/3.1/x",
            "http://h",
            List.of(),
            null,
            200,
            List.of(),
            null,
            null,
            null,
            null);
    assertThat(diagnoses.of(served)).isNull();
  }

  @Test
  void listener_learnsTheMistakes_onItsOwnThread() throws InterruptedException {
    LinkedBlockingQueue<RequestSummary> received = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    try (RequestFeed feed =
        new RequestFeed(
            server,
            diagnoses,
            summary -> {
              threads.add(Thread.currentThread());
              received.add(summary);
            })) {
      feed.offer(Refused.request(1, Instant.EPOCH));
      RequestSummary summary = received.poll(20, TimeUnit.SECONDS);
      assertThat(summary).isNotNull();
      assertThat(summary.mistakes()).contains("not-signed");
      assertThat(threads).doesNotContain(Thread.currentThread());
    }
  }

  @Test
  void slowListener_missesRequests_andLearnsHowMany() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    LinkedBlockingQueue<Long> missed = new LinkedBlockingQueue<>();
    try (RequestFeed feed =
        new RequestFeed(
            server,
            diagnoses,
            summary -> {
              entered.countDown();
              awaitQuietly(go);
              missed.add(summary.missed());
            })) {
      feed.offer(Refused.request(0, Instant.EPOCH));
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      for (int id = 1; id <= 1_003; id++) {
        feed.offer(Refused.request(id, Instant.EPOCH));
      }
      go.countDown();
      assertThat(missed.poll(20, TimeUnit.SECONDS)).isZero();
      assertThat(missed.poll(20, TimeUnit.SECONDS)).isEqualTo(3);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
