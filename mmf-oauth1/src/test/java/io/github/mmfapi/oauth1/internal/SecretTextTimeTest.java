package io.github.mmfapi.oauth1.internal;

import io.github.mmfapi.testoutput.LinearTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masking takes linear time, whatever the text is made of. */
@Tag("slow")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretTextTimeTest {
  private static final SecretText SECRETS = SecretText.of(List.of("aaaab", "zz", "%25%25%25x"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "\"token\"",
        "[pass",
        "\"[pass\"",
        "\"token\" ",
        "<a b=\"",
        "<a b='\"",
        "password\\\"",
        "\"password\":\"\\",
        "a@",
        "1.",
        "1:",
        "%25",
        "&quot;",
        "&#34",
        "<password>",
        "<token",
        "</token",
        "s:8:\"password\";",
        "token=",
        "token ",
        "[",
        "{\"token\":[",
        "<a/b=",
        "\\u00",
        "\\u0022",
        "name\":\"",
        "::",
        "name=name=",
        "<a name=\"token\">",
        "{\"name\":\"password\",",
        "{\"value\":\"a\",",
        "{\"value\":\"a\",\"name\":\"password\"},",
        "value=name=",
        "\"value\":name ",
        "<value>",
        "<value a='value=1'>",
        "<name>password</name><value>",
        "<value>a</value><name>password</name>",
        "authorization:",
        "\\",
        "'",
        "\"",
        "\0",
        "aaaa",
        "aaaab",
        " "
      })
  void mask_tenfoldText_takesTenfoldTime(String part) {
    LinearTime.require(SECRETS::mask, "", part, "", 10_000);
    LinearTime.require(SECRETS::mask, "\"token\":", part, "", 10_000);
  }

  /** What an exception shows of a long text is found without reading all of it. */
  @ParameterizedTest
  @ValueSource(strings = {"\"token\"", "[pass", "token=", " "})
  void excerpt_ofATextOfAnyLength_takesTheTimeOfAShortOne(String part) {
    String longText = part.repeat(20_000_000 / part.length());
    for (int i = 0; i < 200; i++) {
      SECRETS.excerpt(longText, 200);
    }
  }
}
