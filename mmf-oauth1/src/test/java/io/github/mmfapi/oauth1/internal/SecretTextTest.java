package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // form data, plain and percent-encoded once and twice
        "oauth_token=v4lu3&x=1",
        "x=1&oauth_token_secret=v4lu3",
        "http://h/p?oauth_signature=v4lu3&x=1",
        "u=v4lu3&p=v4lu3",
        "http://h/p?consumer_key=k&u=v4lu3&p=v4lu3",
        "password%3Dv4lu3%26x%3D1",
        "GET&http%3A%2F%2Fh&oauth_token%253Dv4lu3%2526x%253D1",
        "%7B%22password%22%3A%22v4lu3%22%2C%22a%22%3A1%7D",
        "password=***\"v4lu3\" email=***\"v4lu3@example.org\"",
        // JSON, cut off, nested in itself, with escapes of its own
        "{\"md5_password\":\"v4lu3\"}",
        "{\"md5_password\" : \"v4\\\"lu3\"}",
        "{\"md5_password\":\"v4l",
        "{\"EmailVerificationKey\":\"v4lu3\"}",
        "{\"oauth_token_secret\":12345}",
        "{\"tokens\":[\"v4lu3\",\"v4lu3\"],\"a\":1}",
        "{\"token\":{\"value\":\"v4lu3\",\"x\":\"]}v4lu3\"},\"a\":1}",
        "{\"body\":\"{\\\"password\\\":\\\"v4lu3\\\",\\\"x\\\":1}\"}",
        "{\"b\":\"{\\\"c\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\"v4\\\\\\\\\\\\\\\"lu3\\\\\\\"}\\\"}\"}",
        "{\\u0022password\\u0022:\\u0022v4lu3\\u0022}",
        "{\"name\":\"password\",\"value\":\"v4lu3\"}",
        "{\"value\":\"v4lu3\",\"name\":\"password\"}",
        "{\"value\":\"v4}lu3\",\"type\":\"}]\",\"id\":\"5\",\"name\":\"password\"}",
        "[{\"Value\":\"v4lu3\",\"Key\":\"oauth_token\"},{\"Key\":\"pwd\",\"Value\":\"v4lu3\"}]",
        "{\"value\":[\"v4lu3\",\"v4lu3\"],\"field\":\"email\"}",
        "{\"b\":\"{\\\"value\\\":\\\"v4lu3\\\",\\\"name\\\":\\\"password\\\"}\"}",
        "{'val': 'v4lu3', 'parameter': 'session'}",
        "value=v4lu3&name=password",
        "name=password&value=v4lu3",
        "%7B%22value%22%3A%22v4lu3%22%2C%22name%22%3A%22password%22%7D",
        "[name] => password [value] => v4lu3",
        "[value] => v4lu3 [name] => password",
        "f[0][value]=v4lu3&f[0][name]=password&f[0][type]=text",
        "s:5:\"value\";s:5:\"v4lu3\";s:4:\"name\";s:8:\"password\";",
        // XML and HTML: attributes, CDATA, prefixes, entities, names given by attributes
        "<md5_password>v4lu3</md5_password>",
        "<password type=\"x\">v4lu3</password>",
        "<password><![CDATA[v4lu3]]></password>",
        "<ns:token a='1'>v4lu3</ns:token><b>c</b>",
        "<token><b>v4lu3</b></token>",
        "<user password=\"v4lu3\" x=\"1\"/>",
        "<field name=\"password\">v4lu3</field>",
        "<input value=\"v4lu3\" name=\"oauth_token\">",
        "<p><name>password</name><value>v4lu3</value></p>",
        "<p><value>v4lu3</value><name>password</name></p>",
        "<m><name><![CDATA[token]]></name><value><string>v4lu3</string></value></m>",
        "<m><value a='v4lu3'>v4lu3</value><key>pwd</key></m>",
        "&lt;value&gt;v4lu3&lt;/value&gt;&lt;name&gt;pwd&lt;/name&gt;",
        "&lt;password&gt;v4lu3&lt;/password&gt;",
        "{&quot;password&quot;:&quot;v4lu3&quot;,&quot;a&quot;:1}",
        "<a href='/reset?token=v4lu3'>",
        // PHP
        "s:8:\"password\";s:5:\"v4lu3\";",
        "[password] => v4lu3",
        "'password' => 'v4lu3'",
        // headers, text of several lines
        "Authorization: Bearer v4lu3 v4lu3\nX: y",
        "{\"a\":\"GET / X\\r\\nProxy-Authorization: Basic v4lu3=\\r\\nCookie: v4lu3; v4lu3\\nX: y\"}",
        "Cookie: a=v4lu3; b=v4lu3",
        "token:\n  v4lu3",
        "md5_password: v4lu3, contact v4lu3@example.com",
        "http://user:v4lu3@host/x",
        // addresses
        "user v4lu3@example.org was refused",
        "{\"list\":[\"v4lu3@example.org\",\"b\"]}",
        "to v4lu3%40example.org",
        "to v4lu3&#64;example.org, v4lu3&#x40;example.org",
        "{Authorization=[Bearer v4lu3 v4lu3], Accept=[*/*]}",
        "Authorization=Bearer v4lu3",
        "<![CDATA[password=v4lu3]]>",
        "[\"v4lu3@example.org\",[\"v4lu3@example.org\"]]",
        "first line\r\nemail: v4lu3@example.org\r\npassword:\tv4lu3\r\nlast line",
        "{\"last_login_ip\":\"v4lu3\"}",
      })
  void mask_secretValue_isLeftOut(String text) {
    assertThat(SecretText.byName().mask(text))
        .doesNotContain("v4", "lu3", "12345")
        .contains(SecretText.MASK);
  }

  @ParameterizedTest
  @CsvSource({
    "from 10.1.2.3 port 80, from *** port 80",
    "client [10.1.2.3]., client ***",
    "'10.1.2.3:80,10.2.3.4', '***:80,***'",
    "[2001:db8::1]:80, [***]:80",
    "from 2001:db8::8a2e:7334 at, from *** at",
    "fe80:0:0:0:1:2:3:4, ***",
    "::ffff:203.0.113.9, ***",
  })
  void mask_ipAddress_isLeftOut(String text, String masked) {
    assertThat(SecretText.byName().mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user_id\":\"26345682\",\"x\":null}",
        "{\"token\":null,\"email_verified\":true}",
        "user_id=5&limit=25",
        "timeup=5&step=3",
        "http://h/3.1/users/get_user?user_id=5",
        "API Authentication failed for this Service. Bad API Key or Invalid User.",
        "at 04:45:40, http://127.0.0.1:4000/x, http://10.0.0.1/y, ::1, version 3.1.2",
        "oauth_problem=token_expired&a=b",
        "OAuth realm=\"x\", oauth_problem=\"signature_invalid\"",
        "<a><b c=\"d\">e</b></a>",
        "{\"name\":\"limit\",\"value\":\"25\"}",
        "{\"value\":\"25\",\"name\":\"limit\"}",
        "{\"value\":\"25\",\"title\":\"password\"}",
        "value=25&name=limit",
        "<name>limit</name><value>25</value><name>a</name>",
        "oauth_signature_method=HMAC-SHA1&oauth_version=1.0",
        "java.lang.IllegalStateException: Foo::bar of std::string",
      })
  void mask_nothingSecret_isLeftAlone(String text) {
    assertThat(SecretText.byName().mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you said kept sec/&%\"ret here",
        "you said kept%20sec%2F%26%25%22ret here",
        "you said kept%20sec%2f%26%25%22ret here",
        "you said kept+sec%2F%26%25%22ret here",
        "you said kept%2520sec%252F%2526%2525%2522ret here",
        "you said kept sec/&%\\\"ret here",
        "you said kept sec\\/&%\\\"ret here",
        "you said kept sec/&amp;%&quot;ret here",
        "password=akept sec/&%\"retb here",
        "xkept sec/&%\"rety here",
      })
  void mask_knownSecret_isLeftOutWhereverItStands(String text) {
    assertThat(SecretText.of(List.of("kept sec/&%\"ret", "")).mask(text))
        .doesNotContain("kept", "ret ", "rety")
        .contains(SecretText.MASK)
        .endsWith(" here");
  }

  @Test
  void mask_valueInQuotesBehindAMask_isLeftOut() {
    assertThat(SecretText.byName().mask("password=***\"hunter2\" email=***\"anna@example.org\""))
        .contains("password=***", "email=***")
        .doesNotContain("hunter2", "anna", "example.org");
  }

  @Test
  void mask_secretThatIsAlsoAName_masksItsValueToo() {
    assertThat(SecretText.of(List.of("token", "secret")).mask("oauth_token_secret=hush&a=1"))
        .doesNotContain("hush", "token", "secret")
        .endsWith("&a=1");
  }

  @ParameterizedTest
  @CsvSource({
    "a ts b, a *** b",
    "results of tsts, results of tsts",
    "x=ts&y=ts, x=***&y=***",
    "HTTP 401 ts., HTTP 401 ***.",
  })
  void mask_shortKnownSecret_isMaskedAsAWordOnly(String text, String masked) {
    assertThat(SecretText.of(List.of("ts")).mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a kept='1'>x</a>",
        "<kept>x</kept>",
        "<a b='kept'>",
        "<a b=\"x kept y\" kept>",
        "<kept",
        "kept",
        "{\"kept\":1}",
        "kept@example.org",
        "1.kept.2",
        "<password kept=1>",
        "name=kept&value=kept"
      })
  void mask_knownSecretInMarkup_isLeftOut(String text) {
    assertThat(SecretText.of(List.of("kept")).mask(text)).doesNotContain("kept");
  }

  @Test
  void mask_knownSecretCutOffByTheEnd_isLeftOut() {
    assertThat(SecretText.of(List.of("hush-hush")).mask("say hush-h")).isEqualTo("say ***");
  }

  @Test
  void maskKnown_namesOfSecrets_areNotLookedAt() {
    assertThat(SecretText.of(List.of("hush")).maskKnown("oauth_token: hush, token: missing"))
        .isEqualTo("oauth_token: ***, token: missing");
  }

  /** Many texts: too slow to run for each change of the code in the mutation run. */
  @Tag("slow")
  @Test
  void mask_anyText_neverShowsAKnownSecretNorFails() {
    Random random = new Random(20261126);
    String[] parts = {
      "kept sec/&%\"ret",
      "kept%20sec%2F%26%25%22ret",
      "<",
      ">",
      "\"",
      "'",
      "=",
      ":",
      "token",
      "name",
      "password",
      "&",
      "%3D",
      "%253D",
      "&quot;",
      "\\",
      "\\u0022",
      "[",
      "{",
      "}",
      "]",
      " ",
      "\n",
      "a",
      "</token>",
      "<token ",
      "1.2",
      "::",
      "@",
      ";s:5:",
      "&#64;",
      "%"
    };
    SecretText masker = SecretText.of(List.of("kept sec/&%\"ret"));
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k >= 0; k--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      assertThat(masker.mask(text.toString()))
          .as("%s", text)
          .doesNotContain("kept sec/&%\"ret", "kept%20sec%2F%26%25%22ret");
    }
  }

  @Test
  void excerpt_secretAcrossTheCut_isNotShownInParts() {
    String text = "x".repeat(195) + "hush-hush-hush" + "y".repeat(100);

    assertThat(SecretText.of(List.of("hush-hush-hush")).excerpt(text, 200))
        .isEqualTo("x".repeat(195) + "***yy...");
  }

  @Test
  void excerpt_nameFarBehindItsValue_stillHidesIt() {
    String text =
        "{\"value\":\"hunter2\",\"x\":\"" + "x".repeat(9_000) + "\",\"name\":\"password\"}";

    assertThat(SecretText.byName().excerpt(text, 200)).startsWith("{\"value\":\"***\",\"x\":\"xx");
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200", "201, 203", "60000, 203"})
  void excerpt_longText_isCut(int length, int shown) {
    String excerpt = SecretText.byName().excerpt("x".repeat(length), 200);
    assertThat(excerpt).hasSize(shown).startsWith("x".repeat(199));
    assertThat(excerpt.endsWith("...")).isEqualTo(length > 200);
  }

  @Test
  void excerpt_controlCharacters_areEscapedOnOneLine() {
    assertThat(SecretText.byName().excerpt(" a\r\n\tb\u0007 c\u202Ed \uD83D\uDE00\uD800 ", 200))
        .isEqualTo("a b\\u0007 c\\u202ed \uD83D\uDE00\\ud800");
  }

  @Test
  void excerpt_ofBody_readsItsBeginningOnly() {
    byte[] body =
        ("a".repeat(100) + "password=hush&").repeat(10_000).getBytes(StandardCharsets.UTF_8);

    assertThat(SecretText.byName().excerpt(body, 512)).hasSize(515).doesNotContain("hush");
  }

  @Test
  void excerpt_secretThatIsEmpty_masksNothing() {
    assertThat(SecretText.excerpt("say hush to all", List.of("", " ", "hush")))
        .isEqualTo("say *** to all");
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_verifier, true",
    "oauth_token_secret, true",
    "oauth_signature, true",
    "MD5_Password, true",
    "e-mail, true",
    "session_id, true",
    "oauth_token, false",
    "oauth_signature_method, false",
    "name, false"
  })
  void isSecret_name_dependsOnItsPartsUnlessItMayBeShown(String name, boolean secret) {
    assertThat(SecretText.isSecret(name)).isEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, true",
    "proxy-authorization, true",
    "SET-COOKIE, true",
    "Date, false"
  })
  void isSecretHeader_name_isAnyThatCarriesCredentials(String name, boolean secret) {
    assertThat(SecretText.isSecretHeader(name)).isEqualTo(secret);
  }

  @Test
  void excerpt_text_isMaskedAndAtMost200Long() {
    assertThat(SecretText.excerpt("password=hush " + "x".repeat(300)))
        .startsWith("password=*** xxx")
        .hasSize(203);
  }
}
