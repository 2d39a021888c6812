package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.contract.internal.recording.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pact's paths are read, and lead to what they name. */
class BodyPathTest {
  private static final String BODY =
      "{\"result\":{\"rows\":[{\"id\":1,\"a b\":2}],\"none\":null},\"x-y\":3}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.result.rows[0].id | 1 | id",
        "$.result.rows[*].id | 1 | id",
        "$.result.rows[0]['a b'] | 2 | a b",
        "$['x-y'] | 3 | x-y",
        "$.result.none | null | none"
      })
  void path_leadsToItsValue(String path, String value, String name) {
    BodyPath parsed = BodyPath.parse(path);

    assertThat(parsed.in(Json.tree(BODY))).hasToString(value);
    assertThat(parsed.name()).isEqualTo(name);
    assertThat(parsed).hasToString(path);
  }

  @Test
  void path_ofNothing_isMissing() {
    assertThat(BodyPath.parse("$.result.rows[1].id").in(Json.tree(BODY)).isMissingNode()).isTrue();
  }

  @Test
  void prefixes_goUpToTheRoot_withTheFirstElement() {
    assertThat(BodyPath.parse("$.a[7]['b c']").prefixes())
        .containsExactly("$.a[0]['b c']", "$.a[0]", "$.a", "$");
  }

  @Test
  void openBracket_isRefused() {
    assertThatThrownBy(() -> BodyPath.parse("$.a[0")).hasMessageContaining("a bracket is open");
  }
}
