package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings take, and what they say of what they do not take. */
class SourceSettingsTest {

  /** The least value that a setting takes, and the next smaller one. */
  private record Least(Object taken, Object refused) {}

  private static final Map<String, Least> LEAST =
      Map.of(
          "callsPerSecond", new Least(0.0, -Double.MIN_VALUE),
          "concurrency", new Least(1, 0),
          "pageSize", new Least(2, 1),
          "every", new Least(Duration.ofNanos(1), Duration.ZERO),
          "outageLimit", new Least(Duration.ZERO, Duration.ofNanos(-1)),
          "refusalLimit", new Least(0, -1));

  private static SourceSettings.Builder builder() {
    return SourceSettings.builder().baseUrl("http://h/3.1").store(FakeStore.factory(1));
  }

  /** Also one that is new. */
  static Stream<Method> settings() {
    return Arrays.stream(SourceSettings.Builder.class.getMethods())
        .filter(method -> method.getReturnType() == SourceSettings.Builder.class)
        .filter(method -> !method.getName().matches("baseUrl|store"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void setting_isTakenDownToItsLeastValue(Method setting) throws Exception {
    Least least = LEAST.get(setting.getName());
    assertThat(least).as("a row for " + setting.getName()).isNotNull();
    SourceSettings.Builder builder = builder();
    setting.invoke(builder, least.taken());
    Method getter = SourceSettings.class.getMethod(setting.getName());

    assertThat(getter.invoke(builder.build())).isEqualTo(least.taken());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoke(setting, builder, least.refused()))
        .withMessageContaining(String.valueOf(least.refused()));
  }

  private static void invoke(Method setting, Object builder, Object value) throws Throwable {
    try {
      setting.invoke(builder, value);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void rate_thatIsNoNumber_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder().callsPerSecond(Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://anna:hunter2@h/3.1",
        "http://anna:hunter2 or so@h/3.1",
        "http://anna:%zhunter2@h/3.1",
        "ftp://anna:hunter2@h/3.1",
        "anna:hunter2@h/3.1",
        "http://h/3.1?key=hunter2",
        "http://h/3.1#hunter2",
        "http:///hunter2"
      })
  void baseUrl_ofAnotherKind_isRefused_withoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().baseUrl(url))
        .withMessageContaining("the base URL must be")
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }
}
