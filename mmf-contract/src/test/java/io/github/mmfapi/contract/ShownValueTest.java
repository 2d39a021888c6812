package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownValueTest {
  private static final String SECRET = "hush-hush";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "md5_password",
        "oauth_token",
        "oauth_token_secret",
        "email",
        "notify_email",
        "EmailVerificationKey",
        "first_name",
        "address",
        "last_login_ip"
      })
  void secretField_isShownWithoutItsValue(String name) {
    assertThat(ShownValue.rule(name, "does not match [0-9]+: " + SECRET))
        .isEqualTo("a value of another form");
    assertThat(ShownValue.kind(name, TextNode.valueOf(SECRET)))
        .startsWith("a text, such as ")
        .doesNotContain(SECRET);
    assertThat(ShownValue.kind(name, IntNode.valueOf(4711))).isEqualTo("a number");
  }

  @Test
  void otherField_isShownWithTheRuleAndItsValue() {
    assertThat(ShownValue.rule("distance", "does not match [0-9]+: far"))
        .isEqualTo("does not match [0-9]+: far");
    assertThat(ShownValue.kind("distance", TextNode.valueOf("far")))
        .isEqualTo("a text, such as \"far\"");
  }

  /** Before it is cut, or the rest of the secret would have no name. */
  @Test
  void longText_isScrubbedBeforeItIsCut() {
    for (int before = 90; before < 130; before++) {
      String start = "x".repeat(before);
      for (String text :
          List.of(
              start + "&password=" + SECRET + "&y",
              start + "\",\"password\":\"" + SECRET + "\"",
              start + " " + SECRET + "@example.org")) {
        assertThat(ShownValue.shortened(text)).doesNotContain(SECRET.substring(0, 4));
      }
    }
  }

  @Test
  void longText_isCutAndOnOneLine() {
    assertThat(ShownValue.shortened("a\r\nb".repeat(60))).hasSize(121).endsWith("…");
    assertThat(ShownValue.shortened("x".repeat(120))).isEqualTo("x".repeat(120));
    assertThat(ShownValue.shortened(" a\nb ")).isEqualTo("a b");
  }
}
