package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each name of a secret and each known secret in each form that a page of the console shows. */
class SecretMaskTest {
  /** What only its name tells. */
  private static final String MISTYPED = "m1styped";

  /** Names with each part that tells of a secret, and those that tell it as a whole. */
  private static final List<String> NAMES =
      List.of(
          "p",
          "password",
          "new_password",
          "md5_password",
          "passwd",
          "old_passwd",
          "oauth_token_secret",
          "client_secret",
          "oauth_verifier",
          "oauth_session_handle",
          "sessionid",
          "csrf_token",
          "x-csrf-token",
          "x-api-key",
          "cookie",
          "set-cookie",
          "activation_code");

  private static final List<String> HARMLESS =
      List.of("oauth_token", "oauth_nonce", "oauth_signature_method", "user_id", "pp", "u");

  private final SandboxServer server = Refused.server();
  private final SecretMask mask = SecretMask.of(server);

  /** What of a request or a response a page shows. */
  private enum Form {
    VALUE {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return name + mask.value(name, value);
      }
    },
    HEADER {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return name + mask.header(name, value);
      }
    },
    OAUTH_HEADER {
      @Override
      String shown(SecretMask mask, String name, String value) {
        String pair = name + "=\"" + encoded(value) + "\"";
        return mask.header("Authorization", "OAuth " + pair + ",a=\"b\"," + pair + ", " + pair);
      }
    },
    PAIRS {
      @Override
      String shown(SecretMask mask, String name, String value) {
        String pair = name + "=" + encoded(value);
        return mask.pairs(pair + "&a=b&" + pair + "&=&c&" + pair);
      }
    },
    URL {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.url("http://h/3.1/x?a=b&" + name + "=" + encoded(value));
      }
    },
    FORM_BODY {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.body(name + "=" + encoded(value), "application/x-www-form-urlencoded; x=y");
      }
    },
    JSON_BODY {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.body("{\"" + name + "\":\"" + value + "\"}", "application/json");
      }
    },
    NESTED_JSON_BODY {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.body("[{\"a\":[1,{\"" + name + "\":\"" + value + "\"}]}]", "");
      }
    },
    BASE_STRING {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.baseString(
            "GET&http%3A%2F%2Fh&a%3Db%26"
                + encoded(name)
                + "%3D"
                + encoded(encoded(value))
                + "%26c%3Dd");
      }
    },
    BASE_STRING_NOT_ENCODED {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.baseString("GET&http://h&a=b&" + name + "=" + encoded(value) + "&c=d");
      }
    },
    BASE_STRING_ENCODED_TWICE {
      @Override
      String shown(SecretMask mask, String name, String value) {
        return mask.baseString(
            "GET&h&a%253Db%2526" + name + "%253D" + encoded(encoded(value)) + "%2526c%253Dd");
      }
    };

    abstract String shown(SecretMask mask, String name, String value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void value_ofASecretName_isMasked(Form form) {
    for (String name : NAMES) {
      for (String written : List.of(name, name.toUpperCase(Locale.ROOT))) {
        assertThat(form.shown(mask, written, MISTYPED))
            .as("%s in %s", written, form)
            .contains(SecretMask.MASK)
            .doesNotContain(MISTYPED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void value_ofAHarmlessName_isShown(Form form) {
    for (String name : HARMLESS) {
      assertThat(form.shown(mask, name, MISTYPED)).contains(MISTYPED).doesNotContain("***");
    }
  }

  @ParameterizedTest
  @EnumSource
  void knownSecret_underAHarmlessName_isMasked(Form form) {
    IssuedCredentials credentials = server.instance().credentials();
    server.instance().state().users().all().forEach(credentials::issueToken);
    String token = credentials.tokens(null, 9).get(0).secret();
    String password = "s3cret-word";
    String hash = HexFormat.of().formatHex(Digests.of("MD5", password));
    SecretMask now = SecretMask.of(server);
    for (String secret : List.of(server.settings().client().secret(), password, hash, token)) {
      assertThat(form.shown(now, "x", secret)).as(secret).contains("***").doesNotContain(secret);
      assertThat(form.shown(now, "x", "a" + secret + "b")).doesNotContain(secret);
    }
  }

  /** The header of another scheme may be a password as a whole. */
  @ParameterizedTest
  @MethodSource
  void header_withCredentials_isMasked(String name, String value) {
    for (String written : List.of(name, name.toUpperCase(Locale.ROOT))) {
      assertThat(mask.header(written, value)).doesNotContain(MISTYPED).contains(SecretMask.MASK);
    }
  }

  static Stream<Arguments> header_withCredentials_isMasked() {
    return Stream.of("authorization", "proxy-authorization")
        .flatMap(
            name ->
                Stream.of(
                        "Basic " + MISTYPED, MISTYPED, "Bearer " + MISTYPED, "a oauth " + MISTYPED)
                    .map(value -> Arguments.of(name, value)));
  }

  /** With this method the signature is the secrets themselves. */
  @Test
  void signature_thatIsTheSecrets_isMasked_andOthersAreShown() {
    for (String method : List.of("PLAINTEXT", "HMAC-SHA1")) {
      String pairs = "oauth_signature_method=" + method + "&oauth_signature=" + MISTYPED + "%26";
      String header =
          "OAuth oauth_signature_method=\"" + method + "\", oauth_signature=\"" + MISTYPED + "\"";
      for (String shown :
          List.of(
              mask.pairs(pairs),
              mask.url("http://h/?" + pairs),
              mask.body(pairs, "application/x-www-form-urlencoded"),
              mask.header("Authorization", header))) {
        assertThat(shown).contains("oauth_signature_method");
        assertThat(shown.contains(MISTYPED)).as(shown).isEqualTo(method.equals("HMAC-SHA1"));
      }
    }
  }

  @Test
  void value_inAnUnusualForm_isMaskedToo() {
    String form = "Application/X-WWW-Form-UrlEncoded";
    assertThat(
            List.of(
                mask.pairs("%70assword=" + MISTYPED + "&%50=" + MISTYPED),
                mask.url("http://h/?new%5Fpassword=" + MISTYPED),
                mask.body("p=" + MISTYPED, form),
                mask.body(" \n{\"p\":\"" + MISTYPED + "\"}", "application/json"),
                mask.body("{\"password\":71339}", "")))
        .allMatch(shown -> shown.contains(SecretMask.MASK))
        .noneMatch(shown -> shown.contains(MISTYPED) || shown.contains("71339"));
  }

  @Test
  void emptyValue_andNameAlone_areShownAsTheyAre() {
    assertThat(mask.value("password", "")).isEmpty();
    assertThat(mask.pairs("a&b=&&c=d")).isEqualTo("a&b=&&c=d");
    assertThat(mask.body("{\"password\":\"\",\"session\":null}", ""))
        .contains("\"\"", "null")
        .doesNotContain("***");
  }

  @Test
  void secretWithinAnother_leavesNoRestOfIt() {
    SecretMask both = SecretMask.of(Refused.server(ClientCredentials.of("key", "s3cret")));
    assertThat(both.text("a s3cret-word b s3cret c")).isEqualTo("a *** b *** c");
  }

  @Test
  void path_withAKnownSecret_isMasked_alsoInAUrlWithoutAQuery() {
    assertThat(mask.url("http://h/s3cret-word/x")).isEqualTo("http://h/***/x");
    assertThat(mask.url("http://h/s3cret-word/x?a=s3cret-word")).isEqualTo("http://h/***/x?a=***");
    assertThat(mask.pairs("password_s3cret-word=x&s3cret-word=y"))
        .isEqualTo("password_***=***&***=y");
    assertThat(mask.body("{\"cut\":\"s3cret-word", "application/json")).isEqualTo("{\"cut\":\"***");
    assertThat(mask.body("<a>s3cret-word</a>", "text/xml")).isEqualTo("<a>***</a>");
  }
}
