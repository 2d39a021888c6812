package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body closes its stream and cancels its alarm exactly once, whether it is read, closed or
 * cancelled.
 */
@Timeout(60)
class ExchangeBodyTest {
  private static final long SOON = 1;

  /** What fails while a body is closed. */
  private enum Failing {
    NOTHING,
    STREAM,
    BODY,
    BOTH
  }

  /** A body whose bytes never come until it is aborted. */
  private static class Raw implements Response.Body {
    final AtomicInteger bodyClosed = new AtomicInteger();
    final AtomicInteger streamClosed = new AtomicInteger();
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch aborted = new CountDownLatch(1);
    private final Failing failing;
    private final boolean givesBytes;

    Raw(Failing failing, boolean givesBytes) {
      this.failing = failing;
      this.givesBytes = givesBytes;
    }

    private final InputStream stream =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("it is read in blocks");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            reading.countDown();
            if (!givesBytes) {
              awaitAbort();
            }
            return 1;
          }

          @Override
          public void close() throws IOException {
            streamClosed.incrementAndGet();
            aborted.countDown();
            failIf(Failing.STREAM);
          }
        };

    void awaitAbort() throws IOException {
      try {
        assertThat(aborted.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new InterruptedIOException("interrupted");
      }
    }

    void failIf(Failing part) throws IOException {
      if (failing == part || failing == Failing.BOTH) {
        throw new IOException("cannot be closed");
      }
    }

    @Override
    public Integer length() {
      return null;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public InputStream asInputStream() {
      return stream;
    }

    @Override
    public Reader asReader(Charset charset) {
      throw new UnsupportedOperationException("it is no text");
    }

    @Override
    public void close() throws IOException {
      bodyClosed.incrementAndGet();
      failIf(Failing.BODY);
    }
  }

  /** A body whose exchange can be aborted. */
  private static final class AbortableRaw extends Raw implements ExchangeBody.Abortable {
    AbortableRaw(boolean givesBytes) {
      super(Failing.NOTHING, givesBytes);
    }

    @Override
    public void abort() {
      aborted.countDown();
    }
  }

  private static Raw raw(boolean abortable) {
    return abortable ? new AbortableRaw(false) : new Raw(Failing.NOTHING, false);
  }

  @ParameterizedTest
  @EnumSource
  void close_whateverFails_closesAllOnce(Failing failing) {
    for (boolean opened : new boolean[] {false, true}) {
      Raw raw = new Raw(failing, true);
      ExchangeBody body = new ExchangeBody(raw, false);
      if (opened) {
        assertThat(catchThrowable(() -> body.read(new byte[1], 0, 1))).isNull();
      }
      Throwable thrown = catchThrowable(body::close);
      assertThat(catchThrowable(body::close)).as("closed again").isNull();

      boolean fails = failing == Failing.BODY || failing == Failing.BOTH;
      assertThat(thrown != null)
          .as("%s", thrown)
          .isEqualTo(fails || (opened && failing == Failing.STREAM));
      assertThat(raw.bodyClosed).as("the body, opened: %s", opened).hasValue(1);
      assertThat(raw.streamClosed).as("the stream").hasValue(opened ? 1 : 0);
      assertThat(catchThrowable(() -> body.read(new byte[1], 0, 1))).hasMessageContaining("closed");
    }
  }

  private static CompletableFuture<Throwable> reader(ExchangeBody body, Raw raw)
      throws InterruptedException {
    CompletableFuture<Throwable> reader =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> body.read(new byte[9], 0, 9)),
            work -> new Thread(work).start());
    assertThat(raw.reading.await(20, TimeUnit.SECONDS)).isTrue();
    return reader;
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void bodyThatIsBeingRead_endsItsReader(boolean abortable, boolean late) throws Exception {
    Raw raw = raw(abortable);
    ExchangeBody body = new ExchangeBody(raw, false);
    CompletableFuture<Throwable> reader = reader(body, raw);
    if (late) {
      body.endAfter(SOON);
    } else {
      body.close();
    }

    Throwable thrown = reader.get(20, TimeUnit.SECONDS);
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(thrown).hasMessage(late ? "timeout" : "the body was closed");
    assertThat(raw.bodyClosed).as("given back by the reader").hasValue(1);
    body.close();
    assertThat(raw.bodyClosed).as("closed again").hasValue(1);
    assertThat(catchThrowable(body::read)).hasMessage(thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyThatNobodyReads_isGivenBackWhenItsTimeIsUp(boolean abortable) throws Exception {
    Raw raw = raw(abortable);
    ExchangeBody body = new ExchangeBody(raw, false);
    body.endAfter(SOON);

    assertThat(raw.aborted.await(20, TimeUnit.SECONDS)).as("aborted").isTrue();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (raw.bodyClosed.get() == 0) {
      assertThat(System.nanoTime() < end).as("given back").isTrue();
      Thread.onSpinWait();
    }
    assertThat(catchThrowable(body::read))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("timeout");
  }

  /** A reader that fails because the exchange was aborted is told why. */
  @Test
  void readerThatFailsAfterTheEnd_isToldTheReason() throws Exception {
    Raw raw =
        new Raw(Failing.NOTHING, false) {
          @Override
          void awaitAbort() throws IOException {
            super.awaitAbort();
            throw new IOException("Socket closed");
          }
        };
    ExchangeBody body = new ExchangeBody(raw, false);
    CompletableFuture<Throwable> reader = reader(body, raw);
    body.close();

    assertThat(reader.get(20, TimeUnit.SECONDS)).hasMessage("the body was closed");
    assertThat(raw.bodyClosed).hasValue(1);
  }
}
