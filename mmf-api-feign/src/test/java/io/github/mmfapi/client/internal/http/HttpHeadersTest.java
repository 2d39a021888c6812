package io.github.mmfapi.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpHeadersTest {
  private static final Map<String, List<String>> HEADERS =
      Map.of("content-type", List.of("text/html", "text/xml"), "Empty", List.of());

  @Test
  void first_severalValues_isTheFirstInAnyCase() {
    assertThat(HttpHeaders.first(HEADERS, "content-type")).isEqualTo("text/html");
    assertThat(HttpHeaders.first(HEADERS, "Content-Type")).isEqualTo("text/html");
  }

  @Test
  void first_noHeaderOrNoValue_isNull() {
    assertThat(HttpHeaders.first(HEADERS, "Date")).isNull();
    assertThat(HttpHeaders.first(HEADERS, "Empty")).isNull();
  }
}
