package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of secret name in each notation and in each case, and each kind of known secret. */
class SecretNotationsTest {
  private static final String VALUE = "v4lu3";

  /** One name, or several, for each thing that is secret or personal. */
  private static final List<String> NAMES =
      List.of(
          "pass",
          "old_passwd",
          "pwd",
          "client_secret",
          "access_token",
          "sig_signature",
          "oauth_verifier",
          "emailVerified",
          "session",
          "oauth_session_handle",
          "cookie",
          "credential",
          "authorization",
          "private_key",
          "apikey",
          "api_key",
          "api-key",
          "activation_code",
          "email",
          "e-mail",
          "e_mail",
          "last_login_ip",
          "client-ip",
          "ipaddress",
          "ip_address",
          "remote_addr",
          "http_referrer",
          "referer",
          "md5",
          "ip",
          "otp");

  private static final List<String> HARMLESS =
      List.of("limit", "user_id", "title", "zip", "potpie");

  /** How a text from outside can give a value a name. */
  private enum Notation {
    FORM("a=1&%s=%s&b=2"),
    QUERY("GET http://h/p?%s=%s HTTP/1.1"),
    FRAGMENT("http://h/p#%s=%s"),
    PAIR("%s=%s"),
    ENCODED("a%%3D1%%26%s%%3D%s%%26b%%3D2"),
    ENCODED_LOWER("a%%3d1%%26%s%%3d%s%%26b%%3d2"),
    ENCODED_TWICE("GET&http%%3A%%2F%%2Fh&a%%253D1%%2526%s%%253D%s%%2526b%%253D2"),
    JSON("{\"a\":1,\"%s\":\"%s\",\"b\":2}"),
    JSON_BLANKS("{ \"%s\" : \"%s\" }"),
    JSON_SINGLE("{'%s': '%s'}"),
    JSON_CUT("{\"a\":1,\"%s\":\"%s"),
    JSON_ARRAY("{\"%s\":[\"%s\",\"v4lu3\"],\"b\":2}"),
    JSON_OBJECT("{\"%s\":{\"x\":\"%s\"},\"b\":2}"),
    JSON_IN_JSON("{\"t\":\"{\\\"%s\\\":\\\"%s\\\"}\"}"),
    JSON_ENCODED("%%7B%%22%s%%22%%3A%%22%s%%22%%7D"),
    NAMED("[{\"name\":\"%s\",\"value\":\"%s\"}]"),
    NAMED_BY_ID("[{\"id\":\"%s\",\"val\":\"%s\"}]"),
    XML("<a><%1$s>%2$s</%1$s></a>"),
    XML_CDATA("<%1$s><![CDATA[%2$s]]></%1$s>"),
    XML_ATTRIBUTE("<a %s=\"%s\" b='2'/>"),
    HTML_FIELD("<input name=\"%s\" value=\"%s\">"),
    XML_ESCAPED("&lt;%1$s&gt;%2$s&lt;/%1$s&gt;"),
    PHP_PRINTED("[%s] => %s"),
    PHP_ARRAY("f[%s]=%s&b=2"),
    HEADER("X: y\r\n%s: %s\r\nZ: z"),
    LINE("%s:\t%s\nx"),
    PARAMETER_OF_A_HEADER("OAuth a=\"1\", %s=\"%s\", b=\"2\""),
    MAP("{%s=%s, b=2}");

    private final String form;

    Notation(String form) {
      this.form = form;
    }

    String of(String name) {
      return String.format(Locale.ROOT, form, name, VALUE);
    }
  }

  private static Stream<String> inEachCase(String name) {
    return Stream.of(
        name,
        name.toUpperCase(Locale.ROOT),
        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  @ParameterizedTest
  @EnumSource
  void value_ofASecretName_isMasked(Notation notation) {
    for (String name : NAMES) {
      inEachCase(name)
          .map(notation::of)
          .forEach(
              text ->
                  assertThat(SecretText.byName().mask(text))
                      .as(text)
                      .contains(SecretText.MASK)
                      .doesNotContain(VALUE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void value_ofAHarmlessName_isShown(Notation notation) {
    for (String name : HARMLESS) {
      String text = notation.of(name);
      assertThat(SecretText.byName().mask(text)).isEqualTo(text);
    }
  }

  @Test
  void name_thatIsSecret_isSoInEachCase_andAsAParameterOfACall() {
    assertThat(NAMES.stream().flatMap(SecretNotationsTest::inEachCase))
        .allMatch(SecretText::isSecret)
        .allMatch(SecretText::isSecretOfCall);
    assertThat(List.of("u", "p", "oauth_token")).allMatch(SecretText::isSecretOfCall);
    assertThat(SecretText.isSecretOfCall("oauth_signature_method")).isFalse();
    assertThat(HARMLESS).noneMatch(SecretText::isSecretOfCall).noneMatch(SecretText::isSecret);
  }

  /** All of the value is withheld, whatever its words are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "proxy-authorization",
        "cookie",
        "set-cookie",
        "authentication-info"
      })
  void header_withCredentials_isMaskedToTheEndOfItsLine(String name) {
    inEachCase(name)
        .forEach(
            header -> {
              assertThat(SecretText.isSecretHeader(header)).as(header).isTrue();
              String text = "A: b\r\n" + header + ": one v4lu3, x=\"v4lu3\"; v4lu3\r\nC: d";
              assertThat(SecretText.byName().mask(text))
                  .as(header)
                  .doesNotContain(VALUE)
                  .startsWith("A: b\r\n")
                  .endsWith("\r\nC: d");
            });
  }

  /** Each character that a notation escapes, in a secret of its own. */
  @Test
  void knownSecret_withEachOddCharacter_isMaskedInEachNotation() {
    for (String odd :
        List.of(
            "/",
            "\"",
            "\\",
            "&",
            "<",
            ">",
            "'",
            "+",
            " ",
            "%",
            "=",
            "\n",
            "\u00E9",
            "\u65E5",
            "\uD83D\uDE00",
            "'<")) {
      String secret = "ab" + odd + "cd-ef";
      List<String> sent = new ArrayList<>(EscapedForms.of(secret));
      sent.add(PercentCodec.encode(secret));
      sent.add(PercentCodec.encode(PercentCodec.encode(secret)));
      sent.add(PercentCodec.encode(secret).replace("%20", "+"));
      sent.add(PercentCodec.encode(secret).toLowerCase(Locale.ROOT));
      sent.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\u000a"));
      sent.add(
          secret
              .replace("\\", "\\\\")
              .replace("\"", "\\\"")
              .replace("/", "\\/")
              .replace("\n", "\\u000a")
              .replace("\u00E9", "\\u00e9")
              .replace("\u65E5", "\\u65e5"));
      String xml =
          secret
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;");
      sent.add(xml);
      sent.add(xml.replace("'", "&#039;"));
      SecretText masker = SecretText.of(List.of(secret));
      for (String form : sent) {
        assertThat(masker.mask("say (" + form + ") to all")).as(form).isEqualTo("say (***) to all");
        assertThat(masker.maskKnown("say (" + form + ") to all")).isEqualTo("say (***) to all");
      }
    }
  }
}
