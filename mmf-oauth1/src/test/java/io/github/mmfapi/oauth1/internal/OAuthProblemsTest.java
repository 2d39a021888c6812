package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthProblemsTest {

  @Test
  void in_fields_isTheFirstValueUnlessBlank() {
    assertThat(OAuthProblems.in(TokenResponse.fields(" oauth_problem=a%20b&oauth_problem=c\n")))
        .isEqualTo("a b");
    assertThat(OAuthProblems.in(Map.of("oauth_problem", " "))).isNull();
    assertThat(OAuthProblems.in(Map.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'OAuth realm=\"r\", oauth_problem=\"timestamp_refused\"', timestamp_refused",
    "'oauth oauth_problem=a+b', a+b",
    "'OAuth oauth_problem=', ",
    "'OAuth broken', ",
    "'Basic oauth_problem=x', ",
    ", "
  })
  void inChallenge_header_isTheProblemOfTheScheme(
      @Nullable String challenge, @Nullable String problem) {
    assertThat(OAuthProblems.inChallenge(challenge)).isEqualTo(problem);
  }

  @Test
  void isTimestampRefused_problem_isThatOneOnly() {
    assertThat(OAuthProblems.isTimestampRefused("timestamp_refused")).isTrue();
    assertThat(OAuthProblems.isTimestampRefused("nonce_used")).isFalse();
    assertThat(OAuthProblems.isTimestampRefused(null)).isFalse();
  }
}
