package io.github.mmfapi.client.internal.call;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request, responses to it, and calls that send it, for the tests of this package. */
final class Exchanges {
  static final Request GET =
      Request.create(
          Request.HttpMethod.GET,
          "http://h/3.1/users/get_user",
          Map.of(),
          null,
          StandardCharsets.UTF_8,
          null);
  static final Request.Options OPTIONS =
      new Request.Options(1, TimeUnit.SECONDS, 1, TimeUnit.SECONDS, false);

  private Exchanges() {}

  /** Returns a response that counts how often its body is closed. */
  static Response response(
      int status, byte[] body, @Nullable Integer announced, AtomicInteger closed) {
    return Response.builder()
        .status(status)
        .headers(Map.of())
        .request(GET)
        .body(
            new ByteArrayInputStream(body) {
              @Override
              public void close() {
                closed.incrementAndGet();
              }
            },
            announced)
        .build();
  }

  static RunningCall call() {
    return new RunningCall(
        new Operation("GET", "users/get_user", false), Clock.systemUTC().instant(), Map::of);
  }

  /** Returns what makes one attempt within a minute. */
  static CallRunner runner(MmfCallListener listener) {
    return new CallRunner(
        RetryPolicy.none(), Sleeper.real(), Clock.systemUTC(), Duration.ofMinutes(1), listener);
  }
}
