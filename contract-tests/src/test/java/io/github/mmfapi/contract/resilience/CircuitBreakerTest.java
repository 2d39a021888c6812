package io.github.mmfapi.contract.resilience;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Feign;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.feign.FeignDecorators;
import io.github.resilience4j.feign.Resilience4jFeign;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A circuit breaker and a rate limiter of resilience4j around each attempt. */
class CircuitBreakerTest {
  private final FaultServer server = new FaultServer();
  private final MmfClient client =
      MmfClient.builder()
          .baseUrl(server.baseUrl())
          .clientCredentials(ClientCredentials.of("key", "secret"))
          .retryPolicy(RetryPolicy.builder().maxAttempts(2).build())
          .sleeper(new SkippedTime())
          .build();

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void circuitBreaker_afterFourFailedAttempts_rejectsCalls() {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "mapmyfitness",
            CircuitBreakerConfig.custom().minimumNumberOfCalls(4).slidingWindowSize(4).build());
    WorkoutsApi workouts =
        client.api(
            WorkoutsApi.class,
            Feign.builder()
                .addCapability(
                    Resilience4jFeign.capability(
                        FeignDecorators.builder().withCircuitBreaker(breaker).build())));
    server.always(answer(503, "text/html", "busy"));

    for (int call = 0; call < 2; call++) {
      assertThat(catchThrowable(() -> workouts.getWorkouts(q -> q.limit(1))))
          .isInstanceOf(MmfServerException.class);
    }
    assertThat(catchThrowable(workouts::getWorkouts)).isInstanceOf(CallNotPermittedException.class);
    assertThat(server.received()).hasSize(4);
  }

  @Test
  void rateLimiter_whenThePeriodIsUsedUp_rejectsCalls() {
    RateLimiter limiter =
        RateLimiter.of(
            "mapmyfitness",
            RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofHours(1))
                .timeoutDuration(Duration.ZERO)
                .build());
    WorkoutsApi workouts =
        client.api(
            WorkoutsApi.class,
            Feign.builder()
                .addCapability(
                    Resilience4jFeign.capability(
                        FeignDecorators.builder().withRateLimiter(limiter).build())));

    assertThat(workouts.getWorkouts().count()).isZero();
    assertThat(catchThrowable(workouts::getWorkouts)).isInstanceOf(RequestNotPermitted.class);
    assertThat(server.received()).hasSize(1);
  }
}
