package io.github.mmfapi.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"md5_password\":\"v4lu3\"}",
        "{\"md5_password\" : \"v4\\\"lu3\"}",
        "{\"md5_password\":\"v4l",
        "{\"email\":\"v4lu3@example.com\"}",
        "{\"EmailVerificationKey\":\"v4lu3\"}",
        "{\"last_login_ip\":\"v4lu3\"}",
        "{\"oauth_token_secret\":12345}",
        "oauth_token=v4lu3&x=1",
        "x=1&oauth_token_secret=v4lu3",
        "http://h/p?oauth_signature=v4lu3&x=1",
        "u=v4lu3&p=v4lu3",
        "http://h/p?consumer_key=k&u=v4lu3&p=v4lu3",
        "<md5_password>v4lu3</md5_password>",
        "<a href='/reset?token=v4lu3'>",
      })
  void text_withSecret_masksItsValue(String text) {
    assertThat(Redaction.text(text))
        .doesNotContain("v4", "lu3", "12345")
        .contains("***")
        .as("the name stays")
        .containsPattern("password|email|Email|_ip|oauth|u=|token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"user_id\":\"26345682\",\"x\":null}",
        "user_id=5&limit=25",
        "http://h/3.1/users/get_user?user_id=5",
        "API Authentication failed for this Service. Bad API Key or Invalid User.",
        "timeup=5&step=3"
      })
  void text_withoutSecret_isLeftAlone(String text) {
    assertThat(Redaction.text(text)).isEqualTo(text);
  }

  @Test
  void text_ofManyUnfinishedMembers_takesLinearTime() {
    String hostile = "\"password\":\"\\".repeat(20_000);

    assertThat(Redaction.text(hostile)).startsWith("\"password\":\"***\"");
  }

  @Test
  void excerpt_ofLongBody_isRedactedBeforeItIsCut() {
    String body = "x".repeat(500) + "\"md5_password\":\"" + "q".repeat(100) + "\"";

    assertThat(Redaction.excerpt(body.getBytes(StandardCharsets.UTF_8), SecretText.byName()))
        .doesNotContain("q")
        .hasSizeLessThanOrEqualTo(515);
  }

  @Test
  void request_keepsWhatToCallAndNothingThatSignsIt() {
    Request request =
        Request.create(
            Request.HttpMethod.POST,
            "http://h/3.1/a/b?oauth_token=v4lu3&user_id=5",
            Map.of("Authorization", List.of("OAuth v4lu3"), "Accept", List.of("x")),
            "p=v4lu3".getBytes(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            null);

    Request redacted = Redaction.request(request, SecretText.byName());

    assertThat(redacted.url()).isEqualTo("http://h/3.1/a/b?oauth_token=***&user_id=5");
    assertThat(redacted.headers()).containsOnlyKeys("Accept");
    assertThat(redacted.body()).isNull();
    assertThat(redacted.requestTemplate()).isNull();
  }

  @Test
  void errorText_secretAcrossTheCut_isNotShownInParts() {
    String secret = "s3cret-".repeat(10);
    // So many secrets that what is left of the text, with its end, is short enough to be kept.
    String text = secret.repeat(ErrorTexts.READ / secret.length() + 2);

    String masked = ErrorTexts.masked(text, SecretText.of(List.of(secret)));

    assertThat(masked).hasSizeLessThan(ErrorTexts.LONGEST).endsWith("***…").doesNotContain("s3c");
  }
}
