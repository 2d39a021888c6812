package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import wiremock.org.eclipse.jetty.server.HttpInput;

/** The permit for a large body comes back once, from the request that has it. */
class LargeBodiesTest {
  private final Semaphore permits = new Semaphore(1);

  private BodyGate gate() {
    return new BodyGate("text/plain", permits);
  }

  private static HttpInput.Content large() {
    return new HttpInput.Content(ByteBuffer.allocate(300_000));
  }

  @Test
  void gate_closedTwice_givesItsPermitBackOnce() {
    BodyGate gate = gate();
    for (int i = 0; i < 2; i++) {
      assertThat(gate.readFrom(large())).isNotNull();
      assertThat(permits.availablePermits()).isZero();
    }
    for (int i = 0; i < 2; i++) {
      gate.close();
      assertThat(permits.availablePermits()).isEqualTo(1);
    }
  }

  @Test
  void gate_interruptedWhileAnotherHasThePermit_keepsTheFlagAndGivesNothingBack() {
    try (BodyGate other = gate()) {
      assertThat(other.readFrom(large())).isNotNull();
      try (BodyGate gate = gate()) {
        Thread.currentThread().interrupt();
        Throwable refused = catchThrowable(() -> gate.readFrom(large()));

        assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
        assertThat(refused).isInstanceOf(RefusedRequestException.class);
      }
      assertThat(permits.availablePermits()).isZero();
    }
    assertThat(permits.availablePermits()).isEqualTo(1);
  }
}
