package io.github.mmfapi.wire;

import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.value.RouteData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts one Java type to its text on the wire and back. There is one constant per format of the
 * spec.
 *
 * <p>Reading is tolerant: a value that is absent, null, empty, out of range or unreadable reads as
 * null, and {@link WireObject#text} returns the original text. The server's zero date, 0000-00-00,
 * is such a value.
 *
 * @param <T> the Java type
 */
public final class WireFormat<T> {
  // No recorded number has more than 18 digits. The limit keeps a hostile response from taking
  // time.
  private static final int MAX_DECIMAL_LENGTH = 64;

  /** Any text. An empty text reads as empty, not as null. */
  public static final WireFormat<String> TEXT =
      new WireFormat<>(WireValues::text, Function.identity());

  /** Whole number of at most 64 bits ({@code mmf-long}). */
  public static final WireFormat<Long> LONG =
      new WireFormat<>(
          raw -> raw instanceof Number n ? Long.valueOf(exactLong(n)) : parse(raw, Long::valueOf),
          String::valueOf);

  /** Whole number of at most 32 bits ({@code mmf-int}). */
  public static final WireFormat<Integer> INT =
      new WireFormat<>(
          raw ->
              raw instanceof Number n
                  ? Integer.valueOf(Math.toIntExact(exactLong(n)))
                  : parse(raw, Integer::valueOf),
          String::valueOf);

  /** Decimal number without exponent ({@code mmf-decimal}), at most 64 characters long. */
  public static final WireFormat<BigDecimal> DECIMAL =
      new WireFormat<>(WireFormat::readDecimal, WireFormat::writeDecimal);

  /** {@code 0} or {@code 1} ({@code mmf-flag}). {@code true} and {@code false} are read too. */
  public static final WireFormat<Boolean> FLAG =
      new WireFormat<>(WireFormat::readFlag, flag -> flag ? "1" : "0");

  /** Day as YYYY-MM-DD ({@code mmf-date}). */
  public static final WireFormat<LocalDate> DATE = temporal("uuuu-MM-dd", LocalDate::from);

  /** Day as MM/DD/YYYY ({@code mmf-us-date}). */
  public static final WireFormat<LocalDate> US_DATE = temporal("MM/dd/uuuu", LocalDate::from);

  /**
   * Day and time as YYYY-MM-DD HH:MM:SS ({@code mmf-date-time}). Fractions of a second are dropped.
   */
  public static final WireFormat<LocalDateTime> DATE_TIME =
      temporal("uuuu-MM-dd HH:mm:ss", LocalDateTime::from);

  /** Time of day as HH:MM:SS ({@code mmf-time}). Fractions of a second are dropped. */
  public static final WireFormat<LocalTime> TIME = temporal("HH:mm:ss", LocalTime::from);

  /** Points of a route ({@code mmf-route-data}), see {@link RouteData}. */
  public static final WireFormat<RouteData> ROUTE_DATA =
      new WireFormat<>(raw -> parse(raw, RouteData::parse), RouteData::toString);

  private final Function<Object, @Nullable T> reader;
  private final Function<T, String> writer;

  private WireFormat(Function<Object, @Nullable T> reader, Function<T, String> writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Creates the format of a generated enum. An unknown text reads as the constant for unknown
   * texts, an empty text as null unless a constant has it.
   *
   * @param <E> the enum
   * @param constants all its constants
   * @param unrecognized the constant for unknown texts; it cannot be written
   * @return the format
   */
  public static <E extends Enum<E> & WireEnum> WireFormat<E> ofEnum(E[] constants, E unrecognized) {
    Map<String, E> byText = new HashMap<>();
    for (E constant : constants) {
      if (constant != unrecognized) {
        byText.put(constant.value(), constant);
      }
    }
    return new WireFormat<>(
        raw -> {
          String text = WireValues.text(raw);
          E absent = text == null || text.isEmpty() ? byText.get("") : unrecognized;
          return text == null ? null : byText.getOrDefault(text, absent);
        },
        constant -> {
          if (constant == unrecognized) {
            throw new InvalidRequestException(
                constant + " has no text on the wire; call set(name, text) instead");
          }
          return constant.value();
        });
  }

  @Nullable T read(@Nullable Object raw) {
    if (raw == null || raw == WireValues.Null.NULL) {
      return null;
    }
    try {
      return reader.apply(raw);
    } catch (ArithmeticException | IllegalArgumentException | DateTimeException unreadable) {
      // By contract an unreadable value reads as null; its text remains available.
      return null;
    }
  }

  String write(T value) {
    return writer.apply(value);
  }

  private static <T> @Nullable T parse(Object raw, Function<String, T> parser) {
    return raw instanceof String text && !text.isEmpty() ? parser.apply(text) : null;
  }

  private static long exactLong(Number number) {
    if (number instanceof Double) {
      throw new ArithmeticException("not a whole number of 64 bits");
    }
    if (number instanceof WireNumber text) {
      return text.decimal().longValueExact();
    }
    if (number instanceof BigInteger big) {
      return big.longValueExact();
    }
    return number instanceof BigDecimal decimal ? decimal.longValueExact() : number.longValue();
  }

  private static @Nullable BigDecimal readDecimal(Object raw) {
    String text = WireValues.text(raw);
    boolean plain =
        text != null
            && !text.isEmpty()
            && text.length() <= MAX_DECIMAL_LENGTH
            && text.chars().noneMatch(c -> c == 'e' || c == 'E');
    return plain ? new BigDecimal(text) : null;
  }

  private static String writeDecimal(BigDecimal value) {
    // Checked before it is written: 1e400000000 is short in memory, but long as plain text.
    long length = Math.max((long) value.precision(), Math.abs((long) value.scale()));
    if (length >= MAX_DECIMAL_LENGTH) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "the number has more than %d digits; round it", MAX_DECIMAL_LENGTH - 1));
    }
    return value.toPlainString();
  }

  private static @Nullable Boolean readFlag(Object raw) {
    String text = WireValues.text(raw);
    return switch (text == null ? "" : text) {
      case "1", "true" -> Boolean.TRUE;
      case "0", "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static <T extends TemporalAccessor> WireFormat<T> temporal(
      String pattern, TemporalQuery<T> query) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    return new WireFormat<>(
        raw ->
            // The length check rejects years of more than four digits, which the formatter accepts.
            raw instanceof String text
                    && text.length() == pattern.length()
                    && !text.startsWith("0000")
                ? formatter.parse(text, query)
                : null,
        value -> {
          String text = formatter.format(value);
          if (text.length() != pattern.length()) {
            throw new InvalidRequestException(
                "the year does not fit " + pattern + "; give a year of four digits");
          }
          return text;
        });
  }
}
