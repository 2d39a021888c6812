package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentParametersTest {
  private static final Header FORM =
      new Header("content-type", "application/x-www-form-urlencoded; charset=utf-8");

  private static List<String> sent(List<Header> headers, String url, String body) {
    return SentParameters.of(headers, url, Payload.of(body)).all().stream()
        .map(sent -> sent.place() + " " + sent.name() + " = " + sent.value())
        .toList();
  }

  @Test
  void of_allPlaces_areInTheirOrder() {
    Header authorization =
        new Header("authorization", "oAuth realm=\"a b\", oauth_token=\"x%20y\",,oauth_nonce=z");

    assertThat(sent(List.of(authorization, FORM), "/a?q=1&&r=2+3&s", "t=%C3%A9&u"))
        .containsExactly(
            "header realm = a b",
            "header oauth_token = x y",
            "header oauth_nonce = z",
            "query q = 1",
            "query r = 2 3",
            "query s = ",
            "form t = é",
            "form u = ");
  }

  /** A plus sign is a blank in forms and queries only. */
  @ParameterizedTest
  @CsvSource({
    "'OAuth a=\"1+2\"', header a = 1+2",
    "'OAuth a+b=\"\"', 'header a+b = '",
    "'OAuth a=\"', 'header a = \"'",
    "'OAuth a=1\"', 'header a = 1\"'",
    "'OAuth a=%zz', header a = %zz"
  })
  void of_header_isReadAsItIs(String header, String expected) {
    assertThat(sent(List.of(new Header("Authorization", header)), "/", ""))
        .containsExactly(expected);
  }

  @Test
  void of_whatIsNoOAuthAndNoForm_isNothing() {
    Header basic = new Header("Authorization", "Basic a=b");
    Header other = new Header("X-Authorization", "OAuth a=b");
    Header text = new Header("Content-Type", "text/plain");

    assertThat(sent(List.of(basic, other, text), "/a", "b=c")).isEmpty();
    assertThat(SentParameters.of(List.of(FORM), "/", null).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'OAuth oauth_token=\"t1\"', /a?oauth_token=t2, oauth_token=t3, t1",
    "'OAuth oauth_nonce=\"n\"', /a?oauth_token=t2, oauth_token=t3, t2",
    "'OAuth oauth_nonce=\"n\"', /a, oauth_token=t3, t3",
    "'OAuth x_oauth_token=\"t1\"', /a?x_oauth_token=t2, b=c,"
  })
  void token_isThatOfTheFirstPlace(
      String header, String url, String body, @Nullable String expected) {
    List<Header> headers = List.of(FORM, new Header("authorization", header));

    assertThat(SentParameters.token(headers, url, Payload.of(body))).isEqualTo(expected);
  }
}
