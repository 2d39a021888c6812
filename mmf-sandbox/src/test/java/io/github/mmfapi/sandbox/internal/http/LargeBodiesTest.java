package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

  /** A client can go away in the middle of its body. */
  @Test
  void largeBody_afterOneThatBrokeOff_isServed() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      String head = "POST /3.1/workouts/import_tcx";
      for (int i = 0; i < 2; i++) {
        try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), sandbox.wireMock().port())) {
          String text = head + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400000\r\n\r\n";
          socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(new byte[300_000]);
        }
      }
      RawRequest whole = RawRequest.of(head, "Host: localhost").with(new byte[300_000]);

      assertThat(whole.sendTo(sandbox.wireMock().port()).status()).isEqualTo(200);
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
