package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfAsyncClient;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.wire.WireObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.agent.EnabledIfRuntimeHintsAgent;
import org.springframework.aot.test.agent.RuntimeHintsInvocations;
import org.springframework.aot.test.agent.RuntimeHintsRecorder;

/**
 * What the client really proxies and reads by reflection has hints. Spring's agent records it, in a
 * run of its own; without the agent, as in an IDE, the test is skipped.
 */
@EnabledIfRuntimeHintsAgent
class RuntimeHintsAgentTest {

  @Test
  void calls_useNothingByReflection_thatHasNoHint() {
    // Found while the application is built, so that no hint is needed for that.
    List<Class<?>> synchronous = GeneratedApisRegistrar.generated(MmfClient.class);
    List<Class<?>> asynchronous = GeneratedApisRegistrar.generated(MmfAsyncClient.class);
    // The JVM makes a proxy class for each annotation; a native image has them without a hint.
    assertThat(WireObject.class.getAnnotations()).isNotEmpty();
    RuntimeHintsInvocations used;
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      MmfClientBuilder builder =
          MmfClient.builder()
              .baseUrl(sandbox.baseUrl())
              .clientCredentials(sandbox.clientCredentials())
              .tokenCredentials(sandbox.authorize(sandbox.user()));
      used =
          RuntimeHintsRecorder.record(
              () -> {
                try (MmfClient client = builder.build()) {
                  synchronous.forEach(client::api);
                  asynchronous.forEach(client.async()::api);
                  call(client);
                }
              });
    }
    RuntimeHints hints = new RuntimeHints();
    new MmfRuntimeHints().registerHints(hints, getClass().getClassLoader());

    assertThat(used).notMatching(new RuntimeHints()).isNotEmpty();
    assertThat(used).match(hints);
  }

  private static void call(MmfClient client) {
    assertThat(client.api(WorkoutsApi.class).getWorkouts(q -> q.limit(1)).workouts()).isEmpty();
    assertThat(client.async().workouts().getWorkouts().join().workouts()).isEmpty();
    try (RawResponse raw = client.raw().call(RawRequest.get("workouts/get_workouts"))) {
      assertThat(raw.status()).isEqualTo(200);
    }
  }
}
