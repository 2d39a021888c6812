package io.github.mmfapi.flink.internal.parquet;

import io.github.mmfapi.wire.WireEnum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Stream;

/** Has a value of each Java type of a column, for the setters of builders. */
final class Samples {
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          "1",
          Long.class,
          1L,
          Integer.class,
          1,
          Boolean.class,
          true,
          BigDecimal.class,
          BigDecimal.ONE,
          LocalDate.class,
          DAY,
          LocalTime.class,
          LocalTime.NOON,
          LocalDateTime.class,
          DAY.atTime(LocalTime.NOON));

  private Samples() {}

  static Object of(Class<?> type) {
    Object sample = SAMPLES.get(type);
    return sample == null ? constant(type) : sample;
  }

  private static Object constant(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> !((WireEnum) constant).value().isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no constant"));
  }
}
