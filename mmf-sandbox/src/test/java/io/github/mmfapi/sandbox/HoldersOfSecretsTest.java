package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text of what holds a secret does not have it. */
class HoldersOfSecretsTest {
  private static final String HUSH = "hush";
  private static final String SECRET =
      "(?i).*(password|secret|verifier|csrf|adminkey|body|url|query|value|text).*";

  /** Each record with a component whose name tells that it can have a secret, also a new one. */
  static Stream<Class<?>> holders() throws IOException, URISyntaxException {
    Path classes =
        Path.of(MmfSandbox.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .<Class<?>>map(name -> named(name.replace(".class", "").replace('/', '.')))
          .filter(Class::isRecord)
          .filter(
              type -> Arrays.stream(type.getRecordComponents()).anyMatch(HoldersOfSecretsTest::is))
          .toList()
          .stream();
    }
  }

  private static boolean is(RecordComponent component) {
    return component.getType() == String.class && component.getName().matches(SECRET);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, MmfSandbox.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void holders_areFound() throws Exception {
    assertThat(holders()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("holders")
  void holder_asText_hasNoSecret(Class<?> type) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = is(components[i]) ? "/path?" + HUSH : value(types[i]);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);

    assertThat(constructor.newInstance(values).toString()).isNotEmpty().doesNotContain(HUSH);
  }

  private static @Nullable Object value(Class<?> type) {
    if (type == long.class) {
      return 1L;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == boolean.class) {
      return false;
    }
    return Map.<Class<?>, Object>of(
            String.class,
            "x",
            List.class,
            List.of(),
            Map.class,
            Map.of(),
            Set.class,
            Set.of(),
            Instant.class,
            Instant.EPOCH)
        .get(type);
  }

  /** Nor does what is said of a user who does not fit. */
  @Test
  void user_whoDoesNotFit_isNamedWithoutThePassword() {
    SandboxUser anna = new SandboxUser(7, "anna", HUSH);
    SandboxUser other = new SandboxUser(7, "ben", HUSH);

    assertThat(catchThrowable(() -> MmfSandbox.builder().user(anna).user(other).start().close()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ben")
        .hasMessageNotContaining(HUSH);
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      assertThat(catchThrowable(() -> sandbox.authorize(anna)))
          .hasMessageContaining("anna")
          .hasMessageNotContaining(HUSH);
    }
  }
}
