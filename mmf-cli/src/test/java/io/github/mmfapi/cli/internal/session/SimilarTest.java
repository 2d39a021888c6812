package io.github.mmfapi.cli.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
  @ParameterizedTest
  @CsvSource({
    "limit, limit, 0",
    "limt, limit, 1",
    "limti, limit, 1",
    "lmit, limit, 1",
    "'', abc, 3"
  })
  void distance_countsEachKindOfError(String a, String b, int distance) {
    assertThat(Similar.distance(a, b)).isEqualTo(distance);
    assertThat(Similar.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void question_namesTheNearestOnly() {
    List<String> names = List.of("limit", "list", "start_record", "start_records");
    assertThat(Similar.question("LIMTI", names)).isEqualTo("; did you mean limit?");
    assertThat(Similar.question("lit", names)).isEqualTo("; did you mean list?");
    assertThat(Similar.question("strat_record", names)).isEqualTo("; did you mean start_record?");
    assertThat(Similar.question("user", names)).isEmpty();
  }

  @Test
  void to_nameWithGroup_isFoundByItsNameAlone() {
    List<String> names = List.of("users/get_user", "workouts/get_workouts");
    assertThat(Similar.to("get_usr", names)).containsExactly("users/get_user");
    assertThat(Similar.to("user/get_workouts", names)).containsExactly("workouts/get_workouts");
  }

  @Test
  void to_manyNames_areThreeOfTheNearest() {
    assertThat(Similar.to("ab", List.of("ae", "ad", "abcd", "ac", "af")))
        .containsExactly("ac", "ad", "ae");
    assertThat(Similar.to("abcdef", List.of("abcdxx", "abcxxx"))).containsExactly("abcdxx");
    assertThat(Similar.to("abcdef", List.of("abcxxx"))).isEmpty();
  }
}
