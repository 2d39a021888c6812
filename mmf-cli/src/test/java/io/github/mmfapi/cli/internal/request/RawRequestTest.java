package io.github.mmfapi.cli.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawRequestTest {
  private static SentRequest read(String text) {
    return RawRequest.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n"})
  void read_request_hasMethodUrlHeadersAndBody(String lineEnd) {
    String text = "POST /p?a=1 HTTP/1.1\nHost: h:8080\nX-Long: a\n b\nContent-Length: 3\n\nb=2\n";
    SentRequest request = read(text.replace("\n", lineEnd));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url()).isEqualTo("https://h:8080/p?a=1");
    assertThat(request.isSchemeGuessed()).isTrue();
    assertThat(request.withScheme("http").url()).isEqualTo("http://h:8080/p?a=1");
    assertThat(request.header("x-long")).isEqualTo("a b");
    assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("b=2");
  }

  @Test
  void read_bodyWithoutLength_endsBeforeTheLineBreakOfTheFile() {
    assertThat(read("POST / HTTP/1.1\nHost: h\n\nb=2\r\n").body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("b=2");
  }

  /** A body that is shorter than was said was cut off, and is read as far as it is there. */
  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "2, ab",
    "3, abc",
    "4, 'abc\n'",
    "5, 'abc\n'",
    "2147483647, 'abc\n'",
    "2147483648, abc",
    "-1, abc",
    "x, abc"
  })
  void read_contentLength_endsTheBody(String length, String body) {
    assertThat(read("POST / HTTP/1.1\nHost: h\nContent-Length: " + length + "\n\nabc\n").body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(body);
  }

  @Test
  void read_shortestRequest_afterEmptyLines() {
    SentRequest request = read("\n\r\nX / HTTP/1.1\nA: b\nHost: h");

    assertThat(request.method()).isEqualTo("X");
    assertThat(request.url()).isEqualTo("https://h/");
    assertThat(request.header("A")).isEqualTo("b");
    assertThat(request.body()).isEmpty();
    assertThat(read("X / HTTP/1.1\nHost: h\n\n\r\n\n").body()).isEmpty();
  }

  @Test
  void read_lineThatIsNoHeader_isNamedByItsNumber() {
    assertThatThrownBy(() -> read("GET / HTTP/1.1\nHost: h\nX: y\nsecret\n"))
        .hasMessageStartingWith("line 4 of the request is no header");
  }

  @Test
  void read_absoluteTarget_tellsTheScheme() {
    SentRequest request = read("GET http://h/p HTTP/1.0\n");

    assertThat(request.url()).isEqualTo("http://h/p");
    assertThat(request.isSchemeGuessed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /secret",
        "GET /secret HTTP/1.1\n",
        "GET /secret HTTP/1.1\nHost: h\nsecret\n",
        "GET /secret HTTP/1.1\nHost: h\n:secret\n",
        "GET HTTP/secret\nHost: h\n",
        " /secret HTTP/1.1\nHost: h\n",
        "POST /secret HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n6\nsecret\n0\n\n"
      })
  void read_noRequest_isRefusedInOneLineWithoutItsText(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasLineCount(1)
        .doesNotContain("secret");
  }
}
