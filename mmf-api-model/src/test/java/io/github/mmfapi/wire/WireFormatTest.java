package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.value.InvalidRequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  private static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of(WireFormat.TEXT, "", ""),
        Arguments.of(WireFormat.TEXT, "a b", "a b"),
        Arguments.of(WireFormat.TEXT, 5, "5"),
        Arguments.of(WireFormat.LONG, "26345682", 26345682L),
        Arguments.of(WireFormat.LONG, "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(WireFormat.LONG, 222399046, 222399046L),
        Arguments.of(WireFormat.LONG, new BigDecimal("5.0"), 5L),
        Arguments.of(WireFormat.INT, "25", 25),
        Arguments.of(WireFormat.INT, 25L, 25),
        Arguments.of(WireFormat.DECIMAL, "0.00", new BigDecimal("0.00")),
        Arguments.of(WireFormat.DECIMAL, "-12.5", new BigDecimal("-12.5")),
        Arguments.of(WireFormat.DECIMAL, 3, new BigDecimal("3")),
        Arguments.of(WireFormat.FLAG, "1", true),
        Arguments.of(WireFormat.FLAG, "0", false),
        Arguments.of(WireFormat.FLAG, "true", true),
        Arguments.of(WireFormat.FLAG, false, false),
        Arguments.of(WireFormat.FLAG, 1, true),
        Arguments.of(WireFormat.DATE, "2013-01-16", DAY),
        Arguments.of(WireFormat.US_DATE, "01/16/2013", DAY),
        Arguments.of(WireFormat.DATE_TIME, "2013-01-16 09:23:55", DAY.atTime(9, 23, 55)),
        Arguments.of(WireFormat.TIME, "23:59:59", LocalTime.of(23, 59, 59)));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void read_valueOfTheFormat_isTheJavaValue(WireFormat<?> format, Object raw, Object expected) {
    assertThat(format.read(raw)).isEqualTo(expected);
  }

  private static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(WireFormat.TEXT, null),
        Arguments.of(WireFormat.TEXT, WireValues.Null.NULL),
        Arguments.of(WireFormat.LONG, null),
        Arguments.of(WireFormat.LONG, WireValues.Null.NULL),
        Arguments.of(WireFormat.LONG, ""),
        Arguments.of(WireFormat.LONG, "abc"),
        Arguments.of(WireFormat.LONG, "9223372036854775808"),
        Arguments.of(WireFormat.LONG, BigInteger.TWO.pow(63)),
        Arguments.of(WireFormat.LONG, new BigDecimal("1e400000000")),
        Arguments.of(WireFormat.LONG, new BigDecimal("5.5")),
        Arguments.of(WireFormat.LONG, true),
        Arguments.of(WireFormat.INT, "2147483648"),
        Arguments.of(WireFormat.INT, 2147483648L),
        Arguments.of(WireFormat.DECIMAL, "1e400000000"),
        Arguments.of(WireFormat.DECIMAL, "1E5"),
        Arguments.of(WireFormat.DECIMAL, new BigDecimal("1e400000000")),
        Arguments.of(WireFormat.DECIMAL, "9".repeat(65)),
        Arguments.of(WireFormat.DECIMAL, "1,5"),
        Arguments.of(WireFormat.FLAG, "2"),
        Arguments.of(WireFormat.FLAG, ""),
        Arguments.of(WireFormat.FLAG, 2),
        Arguments.of(WireFormat.DATE, "0000-00-00"),
        Arguments.of(WireFormat.DATE, "0000-01-01"),
        Arguments.of(WireFormat.DATE, "2013-02-30"),
        Arguments.of(WireFormat.DATE, "+12013-01-01"),
        Arguments.of(WireFormat.DATE, "01/16/2013"),
        Arguments.of(WireFormat.DATE, 20130116),
        Arguments.of(WireFormat.US_DATE, "01\\16\\2013"),
        Arguments.of(WireFormat.US_DATE, "00/00/0000"),
        Arguments.of(WireFormat.DATE_TIME, "0000-00-00 00:00:00"),
        Arguments.of(WireFormat.DATE_TIME, "2013-01-16T09:23:55"),
        Arguments.of(WireFormat.DATE_TIME, "2013-01-16"),
        Arguments.of(WireFormat.TIME, "24:00:00"),
        Arguments.of(WireFormat.TIME, "7:30"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void read_anythingElse_isNull(WireFormat<?> format, @Nullable Object raw) {
    assertThat((Object) format.read(raw)).isNull();
  }

  @Test
  void write_valueOfEachFormat_isTheTextOnTheWire() {
    assertThat(WireFormat.LONG.write(-5L)).isEqualTo("-5");
    assertThat(WireFormat.INT.write(25)).isEqualTo("25");
    assertThat(WireFormat.DECIMAL.write(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(WireFormat.FLAG.write(true)).isEqualTo("1");
    assertThat(WireFormat.FLAG.write(false)).isEqualTo("0");
    assertThat(WireFormat.DATE.write(DAY)).isEqualTo("2013-01-16");
    assertThat(WireFormat.US_DATE.write(DAY)).isEqualTo("01/16/2013");
    assertThat(WireFormat.TIME.write(LocalTime.of(7, 30))).isEqualTo("07:30:00");
    assertThat(WireFormat.DATE_TIME.write(LocalDateTime.of(2013, 1, 16, 9, 23, 55, 999)))
        .isEqualTo("2013-01-16 09:23:55");
  }

  @Test
  void write_decimalWithLargeExponent_isRejectedBeforeItIsWritten() {
    assertThatThrownBy(() -> WireFormat.DECIMAL.write(new BigDecimal("1e400000000")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("the number has more than 63 digits; round it");
  }

  @Test
  void write_yearOfFiveDigits_isRejected() {
    assertThatThrownBy(() -> WireFormat.DATE.write(LocalDate.of(12013, 1, 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("year");
  }
}
