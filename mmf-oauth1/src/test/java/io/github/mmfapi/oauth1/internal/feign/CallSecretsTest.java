package io.github.mmfapi.oauth1.internal.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Target;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSecretsTest {
  private static final String URL = "http://h/3.1/users/create_user";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=b";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1&password=hush%20hush",
        "oauth_token=hush+hush&a=1",
        "oauth_verifier=hush%20hush",
        "session=hush%20hush#x"
      })
  void of_secretInTheQuery_isMaskedWhereverItIsSaid(String query) {
    assertThat(masked(request(URL + "?" + query, Map.of(), null))).isEqualTo("you said ***");
  }

  @Test
  void of_secretInTheForm_isMasked() {
    assertThat(masked(form("a=1&password=hush+hush"))).isEqualTo("you said ***");
    assertThat(masked(request(URL, header("Content-Type", FORM), null)))
        .isEqualTo("you said hush hush");
    assertThat(masked(request(URL, header("Content-Type", "text/plain"), "password=hush+hush")))
        .isEqualTo("you said hush hush");
    assertThat(masked(request(URL, Map.of(), "password=hush+hush")))
        .isEqualTo("you said hush hush");
  }

  @Test
  void of_textThatCannotBeDecoded_isMaskedAsItWasSent() {
    assertThat(CallSecrets.of(form("password=hush%zz")).mask("you said hush%zz"))
        .isEqualTo("you said ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hush hush", "hüsh", "a\r\nb"})
  void of_secretInAPart_isMasked(String secret) {
    Request request =
        request(
            URL,
            header("Content-Type", PARTS.replace("form", "FORM")),
            part("a", "1") + part("password", secret) + part("z", "2") + "--b--");

    assertThat(CallSecrets.of(request).mask("you said " + secret)).isEqualTo("you said ***");
    assertThat(CallSecrets.of(request).mask("you said 1 and 2")).isEqualTo("you said 1 and 2");
  }

  @Test
  void of_secretInAPartOfAShortName_isMasked() {
    Request request = request(URL, header("Content-Type", PARTS), part("p", "hush hush") + "--b--");

    assertThat(masked(request)).isEqualTo("you said ***");
  }

  @Test
  void of_secretInAPartBehindAFile_isMasked() {
    String file =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"password\"; filename=\"x\"",
            "Content-Type: text/plain",
            "",
            "file text",
            "");
    Request request =
        request(URL, header("Content-Type", PARTS), file + part("password", "hush hush") + "--b--");

    assertThat(CallSecrets.of(request).mask("file text, hush hush")).isEqualTo("file text, ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: form-data; name=\"password",
        "Content-Disposition: form-data; name=\"password\"\r\n\r\nhush hush",
        "Content-Disposition: form-data; name=\"password\"\r\n--",
      })
  void of_partThatIsCutOff_isLeftOut(String body) {
    Request request = request(URL, header("Content-Type", PARTS), body);

    assertThat(masked(request)).isEqualTo("you said hush hush");
  }

  @ParameterizedTest
  @CsvSource({"true", "false", "yes", "no", "on", "off", "1"})
  void of_flagUnderASecretName_staysReadable(String flag) {
    assertThat(CallSecrets.of(form("notify_email=" + flag)).mask("it is " + flag))
        .isEqualTo("it is " + flag);
  }

  @Test
  void of_shortSecret_isMaskedFromTwoCharactersOn() {
    assertThat(CallSecrets.of(form("password=ab")).mask("you said ab")).isEqualTo("you said ***");
  }

  @Test
  void of_passwordOfAForm_masksItsDigestAndTheAccountBesideIt() {
    Request request = form("username=anna&md5_password=x&remote_password=hush");

    // echo -n hush | md5sum
    assertThat(CallSecrets.of(request).mask("you said 588d39bce7c5fcae6a8529c3997387ea, anna"))
        .isEqualTo("you said ***, anna");
    assertThat(CallSecrets.of(form("username=anna&password=hush")).mask("for anna"))
        .isEqualTo("for ***");
    assertThat(CallSecrets.of(form("username=anna")).mask("for anna")).isEqualTo("for anna");
    assertThat(CallSecrets.of(form("password=hush")).mask("for anna")).isEqualTo("for anna");
  }

  @Test
  void of_authorizationHeader_masksWhatItCarries() {
    assertThat(masked(request(URL, header("Authorization", "Bearer hush hush"), null)))
        .isEqualTo("you said ***");
    assertThat(
            CallSecrets.of(
                    request(
                        URL,
                        header(
                            "authorization",
                            "OAuth oauth_token=\"hush%20hush\", oauth_version=\"1.0\""),
                        null))
                .mask("hush hush in 1.0"))
        .isEqualTo("*** in 1.0");
    assertThat(
            CallSecrets.of(request(URL, header("Authorization", "OAuth oauth_token=\"hush"), null))
                .mask("sent OAuth oauth_token=\"hush"))
        .doesNotContain("hush");
  }

  @Test
  void of_whatSignedTheRequest_isMaskedAndTheTargetIsKept() {
    RequestTemplate template = new RequestTemplate();
    Target<?> target = new Target.HardCodedTarget<>(Object.class, "h", URL);
    template.feignTarget(target);

    CallSecrets.keep(template, "client-hush", "token-hush", "token-secret-hush");
    Request request = Request.create(HttpMethod.GET, URL, Map.of(), (byte[]) null, null, template);

    assertThat(CallSecrets.of(request).mask("client-hush, token-hush and token-secret-hush"))
        .isEqualTo("***, *** and ***");
    assertThat(CallSecrets.original(template)).isSameAs(target);
    Target<?> signed = template.feignTarget();
    assertThat(signed.url()).isEqualTo(URL);
    assertThat(signed.name()).isEqualTo("h");
    assertThat(signed.type()).isEqualTo(Object.class);
    assertThat(signed).hasToString(target.toString());
    RequestTemplate sent = new RequestTemplate().method(HttpMethod.GET).uri("/x");
    assertThat(signed.apply(sent.resolve(Map.of())).url()).isEqualTo(URL + "/x");
  }

  @Test
  void keep_secondSignature_replacesTheFirst() {
    RequestTemplate template = new RequestTemplate();
    CallSecrets.keep(template, "client-hush", null, "");
    CallSecrets.keep(template, "client-hush", "second-hush", "");
    Request request = Request.create(HttpMethod.GET, URL, Map.of(), (byte[]) null, null, template);

    assertThat(CallSecrets.of(request).mask("client-hush, second-hush")).isEqualTo("***, ***");
    assertThat(CallSecrets.original(template)).isInstanceOf(Target.EmptyTarget.class);
  }

  @Test
  void keep_noTemplate_doesNothing() {
    CallSecrets.keep(null, "client-hush", "token", "secret");

    assertThat(CallSecrets.original(new RequestTemplate())).isNull();
  }

  private static String masked(Request request) {
    return CallSecrets.of(request).mask("you said hush hush");
  }

  private static Request form(String body) {
    return request(URL, header("Content-Type", FORM), body);
  }

  private static Map<String, Collection<String>> header(String name, String value) {
    return Map.of(name, List.of(value));
  }

  private static Request request(
      String url, Map<String, Collection<String>> headers, @Nullable String body) {
    return Request.create(
        HttpMethod.POST,
        url,
        headers,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        null);
  }

  private static String part(String name, String text) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
  }
}
