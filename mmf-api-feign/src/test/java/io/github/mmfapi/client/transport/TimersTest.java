package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A timer of an hour ends with what it was for, and holds nothing any more. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimersTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Something with a timer, which has ended. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Ended {
    BODY(TimersTest::closedBody),
    CALL_THAT_ENDED_AT_ONCE(TimersTest::call),
    EXCHANGE(() -> exchange(false)),
    BROKEN_EXCHANGE(() -> exchange(true));

    private final Supplier<WeakReference<?>> held;

    Ended(Supplier<WeakReference<?>> held) {
      this.held = held;
    }
  }

  private static final class EmptyBody implements Response.Body {
    @Override
    public Integer length() {
      return 0;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public InputStream asInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public Reader asReader(Charset charset) {
      return Reader.nullReader();
    }

    @Override
    public void close() {}
  }

  private static WeakReference<?> closedBody() {
    Response.Body raw = new EmptyBody();
    ExchangeBody body = new ExchangeBody(raw, false);
    body.endAfter(HOUR.toNanos());
    assertThat(catchThrowable(body::close)).isNull();
    return new WeakReference<>(raw);
  }

  private static WeakReference<?> call() {
    List<WeakReference<MmfCall>> calls = new ArrayList<>();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(TokenCredentials.of("token", "token secret"))
            .callTimeout(HOUR)
            .retryPolicy(RetryPolicy.none())
            .listener(
                new MmfCallListener() {
                  @Override
                  public void started(MmfCall call) {
                    calls.add(new WeakReference<>(call));
                  }
                })
            .transport(
                (request, options) -> {
                  throw new IOException("no");
                },
                (request, options, context) -> {
                  throw new IllegalStateException("no");
                })
            .build()) {
      assertThat(client.async().users().getUser()).isCompletedExceptionally();
    }
    return calls.get(0);
  }

  private static WeakReference<?> exchange(boolean broken) {
    ExecRuntime runtime =
        (ExecRuntime)
            Proxy.newProxyInstance(
                ExecRuntime.class.getClassLoader(),
                new Class<?>[] {ExecRuntime.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError(method);
                });
    ExecChain.Scope scope =
        new ExecChain.Scope(
            "1",
            new HttpRoute(new HttpHost("h", 80)),
            new BasicClassicHttpRequest("GET", "/"),
            runtime,
            HttpClientContext.create());
    ExecChain chain =
        (request, sent) -> {
          if (broken) {
            throw new IOException("broken off");
          }
          return new BasicClassicHttpResponse(200);
        };
    Throwable thrown =
        catchThrowable(
            () -> new ApacheDeadline(HOUR).execute(scope.originalRequest, scope, chain).close());
    assertThat(thrown == null).isEqualTo(!broken);
    return new WeakReference<>(runtime);
  }

  @ParameterizedTest
  @EnumSource
  void timer_ofWhatHasEnded_holdsNothing(Ended ended) {
    WeakReference<?> held = ended.held.get();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (held.get() != null) {
      assertThat(System.nanoTime() < end).as("held by the timer").isTrue();
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
