package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseStringTest {

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h/",
    "http://h?a=/b, http://h/",
    "http://h#/b?c, http://h/",
    "http://h/p#f?x, http://h/p",
    "HTTP://H.Example:80/A%2fb/../é;x, http://h.example/A%2fb/../é;x",
    "https://h:80/, https://h:80/",
    "http://h:443/, http://h:443/",
    "https://h:443?x, https://h/",
    "http://h:/p, http://h/p",
    "http://h:8080/a:80/b, http://h:8080/a:80/b",
    "http://user:pw@H:81/p, http://h:81/p",
    "http://u@s:80@h:80/, http://h/",
    "http://[2001:DB8::80]/p, http://[2001:db8::80]/p",
    "http://[::1]:80/p, http://[::1]/p",
    "https://[::1]:8443/p, https://[::1]:8443/p"
  })
  void baseUri_url_isNormalised(String url, String expected) {
    assertThat(BaseString.baseUri(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/relative?secret",
        "://h/?secret",
        "ftp://h/?secret",
        "http:/h",
        "http:///p?secret",
        "http://:80/p?secret",
        "http://user@:8080/p?secret"
      })
  void baseUri_notAnAbsoluteHttpUrl_isRefusedWithoutItsQuery(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseString.baseUri(url))
        .withMessageNotContaining("secret");
  }

  @Test
  void of_rfcExample_isTheRfcsBaseString() {
    // RFC 5849 section 3.4.1.1, with the query in the URL and the form and header apart.
    assertThat(
            BaseString.of(
                "post",
                "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
                Parameters.parse("c2&a3=2+q"),
                List.of(
                    new Parameter("oauth_consumer_key", "9djdj82h48djs9d2"),
                    new Parameter("oauth_token", "kkk9d7dh3k39sjv7"),
                    new Parameter("oauth_signature_method", "HMAC-SHA1"),
                    new Parameter("oauth_timestamp", "137131201"),
                    new Parameter("oauth_nonce", "7d8f3e4a"),
                    new Parameter("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="))))
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D"
                + "%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26"
                + "oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp"
                + "%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
  }

  @Test
  void of_noParameters_endsWithAnAmpersand() {
    assertThat(BaseString.of("GET", "http://h/")).isEqualTo("GET&http%3A%2F%2Fh%2F&");
  }

  @Test
  void of_fragmentWithQuestionMark_isNotSigned() {
    assertThat(BaseString.of("GET", "http://h/?a=1#b?c=2"))
        .isEqualTo("GET&http%3A%2F%2Fh%2F&a%3D1");
  }

  @Test
  void normalize_namesWithCommonStart_areSortedByNameBeforeValue() {
    assertThat(BaseString.normalize(Parameters.parse("a-b=1&a=2&a%25=3&a=10&B=4&%C3%A9=5")))
        .isEqualTo("%C3%A9=5&B=4&a=10&a=2&a%25=3&a-b=1");
  }
}
