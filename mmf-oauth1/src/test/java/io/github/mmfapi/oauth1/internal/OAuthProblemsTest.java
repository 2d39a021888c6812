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
    assertThat(OAuthProblems.in(TokenResponse.fields("x=%zz&\uFEFFoauth_problem=a"))).isNull();
    assertThat(OAuthProblems.in(TokenResponse.fields("\uFEFFoauth_problem=a&x=%zz")))
        .isEqualTo("a");
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
    "'Basic realm=\"x\", OAuth oauth_problem=\"token_expired\"', token_expired",
    "'OAuth realm=\"x\", Basic oauth_problem=\"a\", oauth oauth_problem=\"b\"', b",
    "'Bearer, OAuth OAuth_Problem\t=  \"a, \\\"b\\\"\"', 'a, \"b\"'",
    "'OAuth realm=\"%zz\", oauth_problem=\"a%20b\"', a b",
    "'OAuth oauth_problem=\"%zz\"', ",
    "'OAuth oauth_problem=\"never closed', ",
    "'OAuth oauth_problem=\"ends in an escape\\', ",
    "'Basic realm=\"OAuth oauth_problem=x\"', ",
    "'Basic realm=\"never closed\nOAuth oauth_problem=\"x\"', x",
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

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // status, challenge, body, refused
        "401, -, bad Timestamp, true",
        "400, -, %zz is no timestamp, true",
        "403, -, nothing, false",
        "401, OAuth realm=\"old timestamp\", nothing, true",
        "401, OAuth realm=\"x\", nothing, false",
        "500, -, bad timestamp, false",
        "200, OAuth realm=\"old timestamp\", nothing, false",
        "200, -, oauth_problem=timestamp_refused, true",
        "401, -, oauth_problem=nonce_used&a=timestamp, false"
      })
  void refusesTimestamp_response_saysSo(
      int status, @Nullable String challenge, String body, boolean refused) {
    assertThat(OAuthProblems.refusesTimestamp(status, challenge, body)).isEqualTo(refused);
  }
}
