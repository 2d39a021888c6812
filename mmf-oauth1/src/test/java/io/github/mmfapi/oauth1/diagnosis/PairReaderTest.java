package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How parameters are read that were not written by a careful client. */
class PairReaderTest {

  private static String text(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> pair.rawName() + "=" + pair.rawValue() + " is " + pair.value())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OAuth| ''",
        "OAuth a=\"1\"| a=1 is 1",
        "OAuth a=\"1\",b=\"2\"| a=1 is 1; b=2 is 2",
        "OAuth a=\"1\" b=\"2\"| a=1 is 1; b=2 is 2",
        "'OAuth\ta=\"1\",\t b=\"2\" ,'| a=1 is 1; b=2 is 2",
        "OAuth a =\"1\"| a=1 is 1",
        "OAuth a=1,b=2| a=1 is 1; b=2 is 2",
        "OAuth a=1 b=2| a=1 is 1; b=2 is 2",
        "OAuth a=1| a=1 is 1",
        "OAuth a=| a= is ''",
        "OAuth a=,b=2| a= is ''; b=2 is 2",
        "OAuth a=\"\",b=\"\"| a= is ''; b= is ''",
        "OAuth a=\"1 2,3\"| a=1 2,3 is 1 2,3",
        "OAuth a=\"1\\\"2\"| a=1\\\"2 is 1\\\"2",
        "OAuth a=\"1\\\\\",b=\"2\"| a=1\\\\ is 1\\\\; b=2 is 2",
        "OAuth a=1\\\"2,b=3| a=1\\\"2 is 1\\\"2; b=3 is 3",
        "OAuth a=\"%2B+\"| a=%2B+ is ++"
      })
  void header_isReadUpToTheEndOfEachValue(String header, String pairs) {
    assertThat(text(PairReader.header(header))).isEqualTo(pairs.replace("''", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OAuth a| a name without = at position 6",
        "OAuth a=\"1\", b| a name without = at position 13",
        "OAuth a=\"1| a quote that is not closed at position 8",
        "OAuth a=\"| a quote that is not closed at position 8",
        "OAuth a=\"1\\\"| a quote that is not closed at position 8"
      })
  void header_unfinished_saysWhere(String header, String message) {
    assertThatThrownBy(() -> PairReader.header(header))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| ''",
        "a=1&b=2| a=1 is 1; b=2 is 2",
        "&a=1&&b=2&| a=1 is 1; b=2 is 2",
        "a| a= is ''",
        "=| = is ''",
        "a=b=c| a=b=c is b=c",
        "a=1+2%2B| a=1+2%2B is 1 2+"
      })
  void form_isReadUpToTheEndOfEachPair(String form, String pairs) {
    assertThat(text(PairReader.form(Pair.Place.FORM, form))).isEqualTo(pairs.replace("''", ""));
  }
}
