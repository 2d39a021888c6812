package io.github.mmfapi.cli.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.oauth1.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarFileTest {
  private static final String PLAIN =
      """
      {"request": {"method": "GET", "url": "https://h/page?password=secret", "headers": []}}""";

  private static final String SIGNED =
      """
      {"request": {"method": "POST", "url": "https://h/api",
        "headers": [{"name": "authorization", "value": "OAuth oauth_token=\\"t\\""}],
        "postData": {"mimeType": "application/x-www-form-urlencoded", "text": "a=1"}},
       "response": {"headers": [{"name": "date", "value": "Wed, 16 Jan 2013 10:30:55 GMT"}]}}""";

  private static String har(String... entries) {
    return "{\"log\": {\"entries\": [" + String.join(",", entries) + "]}}";
  }

  @Test
  void read_withoutNumber_takesTheSignedRequest() {
    SentRequest request = HarFile.read(har(PLAIN, SIGNED, PLAIN), null);

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url()).isEqualTo("https://h/api");
    assertThat(request.header("Authorization")).isEqualTo("OAuth oauth_token=\"t\"");
    assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("a=1");
    assertThat(request.answered()).isEqualTo(Instant.parse("2013-01-16T10:30:55Z"));
  }

  @Test
  void read_withNumber_takesThatRequest() {
    assertThat(HarFile.read(har(PLAIN, SIGNED), 1).url()).startsWith("https://h/page");
    assertThat(HarFile.read(har(PLAIN, SIGNED), 2).url()).isEqualTo("https://h/api");
    for (int number : new int[] {0, 3}) {
      assertThatThrownBy(() -> HarFile.read(har(PLAIN, SIGNED), number))
          .hasMessageContaining("from 1 to 2, not " + number);
    }
  }

  @Test
  void read_typeInHeadersAndBody_isThatOfTheHeaders() {
    String entry =
        """
        {"request": {"method": "POST", "url": "http://h/",
          "headers": [{"name": "content-type", "value": "text/plain"}],
          "postData": {"mimeType": "text/html", "text": "a"}}}""";

    assertThat(HarFile.read(har(entry), 1).headers())
        .containsExactly(new Parameter("content-type", "text/plain"));
  }

  @Test
  void read_manyRequests_listsTheFirstTen() {
    for (String entry : List.of(PLAIN, SIGNED)) {
      String[] entries = Collections.nCopies(11, entry).toArray(String[]::new);

      assertThatThrownBy(() -> HarFile.read(har(entries), null))
          .hasMessageContaining(" 1[")
          .hasMessageContaining(", 10[")
          .message()
          .doesNotContain("11[");
    }
  }

  @Test
  void read_severalSigned_listsThemWithoutTheirQueries() {
    assertThatThrownBy(() -> HarFile.read(har(PLAIN, SIGNED, SIGNED), null))
        .hasMessageContaining("2 signed requests")
        .hasMessageContaining("2[POST https://h/api], 3[POST https://h/api]");
    assertThatThrownBy(() -> HarFile.read(har(PLAIN, PLAIN), null))
        .hasMessageContaining("sensitive data")
        .hasMessageContaining("1[GET https://h/page]")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void read_bodyAsParametersOrBase64_isTheBody() {
    String params =
        """
        {"request": {"method": "POST", "url": "http://h/", "headers": [],
          "postData": {"params": [{"name": "a", "value": "b c"}]}}}""";
    String base64 =
        """
        {"request": {"method": "POST", "url": "http://h/", "headers": [],
          "postData": {"encoding": "base64", "text": "YT0x"}}}""";

    assertThat(HarFile.read(har(params), null).body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("a=b%20c");
    assertThat(HarFile.read(har(base64), null).body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("a=1");
  }

  @Test
  void read_noHarFile_isRefused() {
    assertThatThrownBy(() -> HarFile.read("{secret", null))
        .hasMessageContaining("not JSON")
        .message()
        .doesNotContain("secret");
    assertThatThrownBy(() -> HarFile.read("{}", null)).hasMessageContaining("log.entries");
  }
}
