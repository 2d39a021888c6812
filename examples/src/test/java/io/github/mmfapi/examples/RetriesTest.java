package io.github.mmfapi.examples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import feign.Feign;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.feign.FeignDecorators;
import io.github.resilience4j.feign.Resilience4jFeign;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the code of docs/guide/retries.md. */
class RetriesTest {
  private static final String GET_WORKOUTS = "workouts/get_workouts";

  @RegisterExtension static final MmfSandboxExtension SANDBOX = MmfSandboxExtension.create();

  @Test
  void policy_withFiveAttempts_succeedsAfterFourFailures(MmfSandbox sandbox) {
    TokenCredentials token = sandbox.authorize(sandbox.user());
    // docs: policy
    MmfClientBuilder builder =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .tokenCredentials(token)
            .retryPolicy(
                RetryPolicy.builder()
                    .maxAttempts(5)
                    .baseDelay(Duration.ofMillis(100))
                    .maxDelay(Duration.ofSeconds(2))
                    .maxRetryAfter(Duration.ofSeconds(10))
                    .build())
            .callTimeout(Duration.ofSeconds(30));
    // end
    for (int failure = 0; failure < 4; failure++) {
      sandbox.answerOnce(GET_WORKOUTS, aResponse().withStatus(503));
    }
    try (MmfClient client = builder.sleeper(Guide.NO_WAITING).build()) {
      assertThat(client.workouts().getWorkouts().count()).isZero();
    }
    sandbox.wireMock().verify(5, getRequestedFor(urlPathEqualTo("/3.1/" + GET_WORKOUTS)));
  }

  @Test
  void safely_whenTheWriteIsLost_writesOnce(MmfSandbox sandbox) {
    sandbox.answerOnce(
        "workouts/create_workout", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    try (MmfClient client = Guide.client(sandbox).build()) {
      // docs: safely
      CreateWorkoutOutput created =
          client
              .safely()
              .createWorkout(
                  CreateWorkoutRequest.builder()
                      .workoutDate(LocalDate.of(2013, 1, 16))
                      .workoutDescription("a run")
                      .build());
      // end
      assertThat(client.workouts().getWorkouts().workouts())
          .singleElement()
          .satisfies(w -> assertThat(w.workoutId()).isEqualTo(created.workoutId()));
    }
  }

  @Test
  void breakerAndLimiter_whenOpenOrExhausted_blockCalls(MmfSandbox sandbox) {
    try (MmfClient client = Guide.client(sandbox).retryPolicy(RetryPolicy.none()).build()) {
      // docs: resilience4j
      CircuitBreaker breaker =
          CircuitBreaker.of(
              "mapmyfitness",
              CircuitBreakerConfig.custom()
                  .slidingWindowSize(20)
                  .minimumNumberOfCalls(10)
                  .failureRateThreshold(50)
                  .ignoreExceptions(MmfApiException.class) // refused, but well and alive
                  .build());
      RateLimiter limiter =
          RateLimiter.of(
              "mapmyfitness",
              RateLimiterConfig.custom()
                  .limitForPeriod(100)
                  .limitRefreshPeriod(Duration.ofHours(1))
                  .timeoutDuration(Duration.ZERO)
                  .build());
      FeignDecorators decorators =
          FeignDecorators.builder().withCircuitBreaker(breaker).withRateLimiter(limiter).build();
      WorkoutsApi workouts =
          client.api(
              WorkoutsApi.class,
              Feign.builder().addCapability(Resilience4jFeign.capability(decorators)));
      // end
      assertThatExceptionOfType(MmfApiException.class)
          .isThrownBy(() -> workouts.deleteWorkout(w -> w.workoutId(1L)));
      assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();

      sandbox
          .wireMock()
          .stubFor(
              any(urlPathEqualTo("/3.1/" + GET_WORKOUTS))
                  .atPriority(1)
                  .willReturn(aResponse().withStatus(503)));
      for (int call = 0; call < 10; call++) {
        assertThatExceptionOfType(MmfServerException.class).isThrownBy(workouts::getWorkouts);
      }
      assertThatExceptionOfType(CallNotPermittedException.class).isThrownBy(workouts::getWorkouts);

      breaker.reset();
      limiter.drainPermissions();
      assertThatExceptionOfType(RequestNotPermitted.class).isThrownBy(workouts::getWorkouts);
      sandbox.wireMock().verify(10, getRequestedFor(urlPathEqualTo("/3.1/" + GET_WORKOUTS)));
    }
  }
}
