package io.github.mmfapi.cli.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://example.com/path?oauth_token=t      | ``                | ``  | true",
        "http://example.com/path?a=1&oauth_token=t  | ``                | ``  | true",
        "http://example.com/path?a=1&oauth_token=   | ``                | ``  | false",
        "http://example.com/path?oauth_token=&a=1   | ``                | ``  | false",
        "http://example.com/path?oauth_token=#a     | ``                | ``  | false",
        "http://example.com/path?oauth_tokens=t     | ``                | ``  | false",
        "http://example.com/path?my_oauth_token=t   | ``                | ``  | false",
        "http://example.com/path | oauth_token=t        | ``                  | true",
        "http://example.com/path | oauth_token=         | ``                  | false",
        "http://example.com/path | a=1&oauth_token=&b=2 | ``                  | false",
        "http://example.com/path | `` | OAuth realm=\"a\", oauth_token=\"t\"  | true",
        "http://example.com/path | `` | OAuth realm=\"a\", oauth_token=\"\"   | false",
        "http://example.com/path | `` | OAuth realm=\"a\",oauth_token=\"t\"   | true",
        "http://example.com/path | `` | OAuth realm=\"a\",oauth_token=\"\", x=\"y\" | false"
      })
  void has_parameterThatIsNotEmpty_isTrue(
      String url, String body, String authorization, boolean has) {
    List<Parameter> headers =
        authorization.isEmpty()
            ? List.of()
            : List.of(new Parameter("authorization", authorization));
    SentRequest request =
        SentRequest.of("POST", url, headers, body.getBytes(StandardCharsets.UTF_8));

    assertThat(request.has("oauth_token")).isEqualTo(has);
  }
}
