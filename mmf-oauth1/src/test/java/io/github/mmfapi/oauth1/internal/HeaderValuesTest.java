package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderValuesTest {

  @Test
  void firstAndAll_nameInAnyCase_areFound() {
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    headers.put("DATE", List.of("1"));
    headers.put("date", List.of("2", "3"));
    headers.put("Other", List.of());
    assertThat(HeaderValues.all(headers, "Date")).containsExactly("1", "2", "3");
    assertThat(HeaderValues.first(headers, "Date")).isEqualTo("1");
    assertThat(HeaderValues.first(headers, "date")).isEqualTo("2");
    assertThat(HeaderValues.first(headers, "other")).isNull();
    assertThat(HeaderValues.first(headers, "absent")).isNull();
    assertThat(HeaderValues.all(headers, "absent")).isEmpty();
  }
}
