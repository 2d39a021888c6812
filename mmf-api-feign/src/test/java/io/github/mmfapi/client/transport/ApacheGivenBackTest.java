package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bodies of Apache's two clients give back, without a server. */
@Timeout(60)
class ApacheGivenBackTest {
  private static final int LENGTH = 10;

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch discarded = new CountDownLatch(1);
  private final CompletableFuture<Throwable> result = new CompletableFuture<>();

  private ExecChain.Scope scope() {
    ExecRuntime runtime =
        (ExecRuntime)
            Proxy.newProxyInstance(
                ExecRuntime.class.getClassLoader(),
                new Class<?>[] {ExecRuntime.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  discarded.countDown();
                  // The exchange breaks off before this returns.
                  result.copy().completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
                  return null;
                });
    return new ExecChain.Scope(
        "1",
        new HttpRoute(new HttpHost("h", 80)),
        new BasicClassicHttpRequest("GET", "/"),
        runtime,
        HttpClientContext.create());
  }

  @Test
  void exchangeWhoseTimeIsUp_isDiscarded_andFailsWithATimeOut() {
    ExecChain.Scope scope = scope();
    result.complete(
        catchThrowable(
            () ->
                new ApacheDeadline(Duration.ofNanos(1))
                    .execute(
                        scope.originalRequest,
                        scope,
                        (request, sent) -> {
                          assertThat(catchThrowable(() -> assertThat(await()).isTrue())).isNull();
                          throw new IOException("Socket closed");
                        })));

    assertThat(result.join())
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("timeout")
        .hasRootCauseMessage("Socket closed");
    assertThat(calls).containsExactly("discardEndpoint");
  }

  private boolean await() throws InterruptedException {
    return discarded.await(20, TimeUnit.SECONDS);
  }

  /** The last column is true if the connection can be used again. */
  @ParameterizedTest
  @CsvSource({
    "10, 0, false",
    "10, 1, false",
    "10, 9, false",
    "10, 10, true",
    "10, 11, true",
    "-1, 0, false",
    "-1, 9, false",
    "-1, 10, false",
    "-1, 11, true"
  })
  void closedBody_isReturnedIfItWasReadToItsEnd_otherwiseDiscarded(
      long announced, int read, boolean reused) throws Exception {
    result.complete(null);
    AtomicInteger closed = new AtomicInteger();
    InputStream content =
        new ByteArrayInputStream(new byte[LENGTH]) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    ClassicHttpResponse response = response(content, announced);
    InputStream body = response.getEntity().getContent();
    for (int i = 0; i < read; i++) {
      assertThat(body.read()).isEqualTo(i < LENGTH ? 0 : -1);
    }
    response.getEntity().close();

    assertThat(calls).isEqualTo(reused ? List.of() : List.of("discardEndpoint"));
    assertThat(closed).hasValue(reused ? 1 : 0);
  }

  private ClassicHttpResponse response(InputStream content, long announced) throws Exception {
    ExecChain.Scope scope = scope();
    return new ApacheDeadline(Duration.ofHours(1))
        .execute(
            scope.originalRequest,
            scope,
            (request, sent) -> {
              BasicClassicHttpResponse headers = new BasicClassicHttpResponse(200);
              headers.setEntity(new InputStreamEntity(content, announced, null));
              return headers;
            });
  }

  @Test
  void bodyThatBrokeOff_isDiscarded() throws Exception {
    result.complete(null);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    ClassicHttpResponse response = response(broken, LENGTH);
    assertThat(catchThrowable(() -> response.getEntity().getContent().read())).hasMessage("reset");
    response.close();
    response.getEntity().close();

    assertThat(calls).containsOnly("discardEndpoint");
  }

  private final AtomicInteger aborted = new AtomicInteger();
  private final ApacheBody body = new ApacheBody(-1, aborted::incrementAndGet);

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.wrap(new byte[count]);
  }

  @Test
  void bodyClosedBeforeItsEnd_abortsItsExchangeOnce() {
    body.consume(bytes(3));
    body.close();
    body.close();

    assertThat(aborted).hasValue(1);
    ByteBuffer more = bytes(100_000);
    body.consume(more);
    assertThat(more.hasRemaining()).as("what comes later is taken").isFalse();
    assertThat(catchThrowable(body::readAllBytes)).hasMessage("the body was closed");
  }

  @Test
  void bodyThatHasEnded_isNotAborted() throws IOException {
    body.consume(bytes(3));
    body.streamEnd(null);
    body.releaseResources();
    body.broke(new IOException("late"));

    assertThat(body.readAllBytes()).hasSize(3);
    body.close();
    assertThat(aborted).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyThatBreaksOff_givesWhatItHas_thenFails(boolean checked) throws IOException {
    Exception failure = checked ? new IOException("reset") : new IllegalStateException("reset");
    List<String> told = new ArrayList<>();
    ApacheExchanges.Exchange exchange = new ApacheExchanges.Exchange();
    AsyncExecCallback callback =
        (AsyncExecCallback)
            Proxy.newProxyInstance(
                AsyncExecCallback.class.getClassLoader(),
                new Class<?>[] {AsyncExecCallback.class},
                (proxy, method, arguments) -> {
                  told.add(method.getName());
                  return null;
                });
    ApacheResponse response = new ApacheResponse(exchange, callback);
    ApacheBody received =
        (ApacheBody)
            catchingHttp(
                () -> response.handleResponse(new BasicHttpResponse(200), new Announced()));
    received.consume(bytes(2));
    response.failed(failure);

    assertThat(received.read()).isZero();
    assertThat(received.read()).isZero();
    Throwable thrown = catchThrowable(received::read);
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(checked ? thrown : thrown.getCause()).isSameAs(failure);
    assertThat(told).containsExactly("handleResponse", "failed");
  }

  private interface HttpCall {
    Object make() throws Exception;
  }

  private static Object catchingHttp(HttpCall call) throws IOException {
    try {
      return call.make();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** A body of unknown length. */
  private static final class Announced implements EntityDetails {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public String getContentType() {
      return null;
    }

    @Override
    public String getContentEncoding() {
      return null;
    }

    @Override
    public boolean isChunked() {
      return true;
    }

    @Override
    public Set<String> getTrailerNames() {
      return Set.of();
    }
  }
}
