package io.github.mmfapi.sandbox;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.SignatureMethod;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each method of the builder that can be followed by another one returns the builder itself. */
class MmfSandboxBuilderTest {
  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          entry(int.class, 1),
          entry(long.class, 1L),
          entry(boolean.class, true),
          entry(String.class, "localhost"),
          entry(Clock.class, Clock.systemUTC()),
          entry(Duration.class, Duration.ofSeconds(1)),
          entry(Path.class, Path.of("state")),
          entry(Consumer.class, (Consumer<SandboxRequest>) request -> {}),
          entry(ClientCredentials.class, ClientCredentials.of("key", "secret")),
          entry(SignatureMethod.class, SignatureMethod.hmacSha256()),
          entry(SandboxUser.class, SandboxUser.TUTORIAL),
          entry(SandboxWorkout.class, SandboxWorkout.on(LocalDate.of(2013, 1, 16), "a run")),
          entry(SandboxRoute.class, SandboxRoute.of("way", new SandboxRoute.Point(45.5, -122.6))));

  /** Samples for methods that take only some of the values of a type. */
  private static final Map<String, Object> SAMPLES_OF_METHODS =
      Map.of("allowedOrigin", "http://localhost:3000");

  static Stream<Method> chainable() {
    return Arrays.stream(MmfSandbox.Builder.class.getMethods())
        .filter(method -> method.getReturnType() == MmfSandbox.Builder.class)
        .sorted(Comparator.comparing(Method::toString));
  }

  private static Object sample(Method method, Class<?> type) {
    Object sample = SAMPLES_OF_METHODS.getOrDefault(method.getName(), SAMPLES.get(type));
    if (sample == null) {
      throw new AssertionError(
          "there is no sample for " + method + ": add one of " + type + " to SAMPLES");
    }
    return sample;
  }

  @Test
  void chainableMethods_areFound() {
    assertThat(chainable())
        .extracting(Method::getName)
        .contains("port", "strict", "workout", "demoData", "requestListener")
        .hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("chainable")
  void method_ofTheBuilder_returnsIt(Method method) throws ReflectiveOperationException {
    MmfSandbox.Builder builder = MmfSandbox.builder();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(type -> sample(method, type)).toArray();

    assertThat(method.invoke(builder, arguments)).isSameAs(builder);
  }
}
