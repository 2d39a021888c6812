package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What headers tell about hosts and methods, and how much of it is taken. */
class RequestHeadersTest {

  private static RequestHeaders with(String name, List<String> values) {
    return new RequestHeaders(Map.of(name, values));
  }

  @ParameterizedTest
  @CsvSource({
    "Host, other.example, other.example",
    "x-forwarded-host, 'one.example, two.example:8443', 'one.example,two.example:8443'",
    "X-Forwarded-Server, inner.example, inner.example",
    "X-Forwarded-Port, 8080, called.example:8080",
    "Forwarded, 'for=1.2.3.4;HOST=\"front.example:444\", host=back.example',"
        + " 'front.example:444,back.example'",
    "Forwarded, 'for=1.2.3.4;nohost=front.example', ",
    "Host, 'a b', ",
    "Host, [::1], ",
    "Host, 'other.example:123456', ",
    "X-Unrelated, other.example, "
  })
  void hosts_ofAHeader_areBesideTheCalled(String name, String value, @Nullable String hosts) {
    List<String> expected = new ArrayList<>(List.of("called.example:80"));
    expected.addAll(hosts == null ? List.of() : List.of(hosts.split(",")));

    assertThat(with(name, List.of(value)).hosts("called.example:80"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void hosts_many_areTheFirstTen() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "h" + i + ".example").toList();
    for (List<String> values : List.of(many, List.of(String.join(",", many)))) {
      assertThat(with("X-Forwarded-Host", values).hosts("called.example"))
          .hasSize(10)
          .startsWith("called.example", "h0.example")
          .endsWith("h8.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method", "X-METHOD-OVERRIDE"})
  void methodOverrides_longerThanAnyMethod_areLeftOut(String name) {
    String longest = "M".repeat(20);
    assertThat(with(name, List.of("PATCH", longest, longest + "M")).methodOverrides())
        .containsExactly("PATCH", longest);
    assertThat(with("X-Method", List.of("PATCH")).methodOverrides()).isEmpty();
  }

  @Test
  void methodOverrides_many_areTheFirstTen() {
    List<String> many = IntStream.range(0, 11).mapToObj(i -> "M" + i).toList();
    assertThat(with("X-HTTP-Method", many).methodOverrides()).isEqualTo(many.subList(0, 10));
  }
}
