package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1RequestInterceptorTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @ValueSource(
      strings = {
        FORM,
        "application/x-www-form-urlencoded; charset=UTF-8",
        "APPLICATION/X-WWW-Form-Urlencoded ;charset=utf-8"
      })
  void apply_formBody_isSigned(String contentType) {
    RequestTemplate template = template("POST", "/p").header("Content-Type", contentType);
    assertThat(signedNames(template.body("field=1"))).contains("field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/x-www-form-urlencoded-not"
      })
  void apply_otherBody_isNotSigned(String contentType) {
    RequestTemplate template = template("POST", "/p").header("Content-Type", contentType);
    assertThat(signedNames(template.body("field=1"))).doesNotContain("field");
  }

  @Test
  void apply_formBodyPlacement_keepsTheCharsetOfTheBody() {
    RequestTemplate template = template("POST", "/p").header("Content-Type", FORM);
    template.body("field=1".getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    interceptor(Placement.FORM_BODY, new ArrayList<>()).apply(template);
    assertThat(template.requestCharset()).isEqualTo(StandardCharsets.US_ASCII);
  }

  @Test
  void apply_bodyWithoutContentType_isNotSigned() {
    assertThat(signedNames(template("POST", "/p").body("field=1"))).doesNotContain("field");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, /p?a=1, http://h/p",
    "http://h/, /p, http://h/p",
    "http://h:8080/base, /p, http://h:8080/base/p",
    "http://h:8080/base/, ?a=1, http://h:8080/base",
    "https://H.example:443/Base, /p, https://h.example/Base/p",
    "http://h, '', http://h/"
  })
  void apply_relativeUrl_isSignedAsItWillBeSent(String target, String uri, String baseUri) {
    List<SignedRequest> signed = new ArrayList<>();
    RequestTemplate template =
        resolved("GET", uri, new Target.HardCodedTarget<>(Api.class, target));
    interceptor(Placement.HEADER, signed).apply(template);
    Request request = new Target.HardCodedTarget<>(Api.class, target).apply(template);
    assertThat(signed.get(0).baseUri()).isEqualTo(baseUri).isEqualTo(baseUri(request));
  }

  @Test
  void apply_anyPlacement_keepsWhatSignsForTheMasksOfTheCall() {
    RequestTemplate template = template("GET", "/p");
    interceptor(Placement.HEADER, new ArrayList<>()).apply(template);

    String secret = Fixtures.signer().clientCredentials().secret();
    assertThat(CallSecrets.of(template.request()).mask("said " + secret)).isEqualTo("said ***");
  }

  @Test
  void apply_targetWithQuery_signsItOnce() {
    Target<Api> target = new Target.HardCodedTarget<>(Api.class, "http://h/base?key=1");
    List<SignedRequest> signed = new ArrayList<>();
    RequestTemplate template = resolved("GET", "/p?a=1", target);
    OAuth1RequestInterceptor interceptor = interceptor(Placement.HEADER, signed);
    interceptor.apply(template);
    interceptor.apply(template);
    assertThat(target.apply(template).url()).isEqualTo("http://h/base/p?a=1&key=1");
    assertThat(signed)
        .hasSize(2)
        .allSatisfy(
            attempt ->
                assertThat(attempt.parameters())
                    .contains(new Parameter("key", "1"), new Parameter("a", "1")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a/../b, /c/./, http://h/b/c/",
    "http://h, /é/%2e%2E, http://h/",
    "http://h/a/.., '', http://h/",
    "http://h/x%2Fy/.., /z?q=%2F, http://h/z"
  })
  void apply_pathThatTransportsChange_isMendedOnceAndForAll(
      String url, String uri, String baseUri) {
    Target<Api> target = new Target.HardCodedTarget<>(Api.class, url);
    List<SignedRequest> signed = new ArrayList<>();
    RequestTemplate template = resolved("GET", uri, target);
    OAuth1RequestInterceptor interceptor = interceptor(Placement.QUERY, signed);
    interceptor.apply(template);
    interceptor.apply(template);
    Request request = target.apply(template);
    assertThat(Rfc3986.withoutQuery(request.url())).isEqualTo(baseUri);
    assertThat(signed).extracting(SignedRequest::baseUri).containsOnly(baseUri);
    assertThat(request.url().contains("q=%2F")).isEqualTo(uri.contains("q="));
  }

  @Test
  void apply_relativeUrlWithoutTargetUrl_saysWhatToDo() {
    for (Target<Api> target :
        List.of(Target.EmptyTarget.create(Api.class), Target.EmptyTarget.create(Api.class, "x"))) {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> interceptor(Placement.HEADER).apply(resolved("GET", "/p?s3cret", target)))
          .withMessageContaining("target(type, url)")
          .withMessageNotContaining("s3cret");
    }
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                interceptor(Placement.HEADER)
                    .apply(new RequestTemplate().method(Request.HttpMethod.GET).uri("/p")));
  }

  @Test
  void apply_headerPlacementWithForeignAuthorization_isRefused() {
    RequestTemplate template = template("GET", "/p").header("Authorization", "Basic s3cret");
    assertThatIllegalStateException()
        .isThrownBy(() -> interceptor(Placement.HEADER).apply(template))
        .withMessageContaining("Authorization")
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"QUERY", "FORM_BODY"})
  void apply_otherPlacementWithForeignAuthorization_keepsIt(Placement placement) {
    RequestTemplate template =
        template("POST", "/p")
            .header("Content-Type", FORM)
            .header("authorization", "Basic abc", "OAuth stale=\"1\"");
    interceptor(placement).apply(template);
    assertThat(template.headers().get("Authorization")).containsExactly("Basic abc");
  }

  @Test
  void apply_formPlacementWithoutForm_saysWhatToDo() {
    RequestTemplate template =
        template("POST", "/p").header("Content-Type", "application/json").body("{}");
    assertThatIllegalStateException()
        .isThrownBy(() -> interceptor(Placement.FORM_BODY).apply(template))
        .withMessageContaining("FORM_BODY placement needs a form-encoded body")
        .withMessageContaining("use HEADER or QUERY")
        .withMessageContaining("application/json");
  }

  @Test
  void apply_formPlacement_appendsToTheBodyAsWritten() {
    RequestTemplate template =
        template("POST", "/p").header("Content-Type", FORM).body("a=1+2&b=%c3%a9&&c");
    interceptor(Placement.FORM_BODY).apply(template);
    String body = new String(template.body(), StandardCharsets.UTF_8);
    assertThat(body).startsWith("a=1+2&b=%c3%a9&&c&oauth_nonce=");
    assertThat(template.headers().get("Content-Length"))
        .containsExactly(Integer.toString(body.length()));
  }

  @Test
  void apply_formPlacementOnEmptyForm_isTheProtocolParametersAlone() {
    RequestTemplate template = template("GET", "/p").header("Content-Type", FORM);
    interceptor(Placement.FORM_BODY).apply(template);
    assertThat(new String(template.body(), StandardCharsets.UTF_8)).startsWith("oauth_nonce=");
  }

  @Test
  void apply_placementFunction_seesTheCleanRequest() {
    List<String> seen = new ArrayList<>();
    OAuth1RequestInterceptor interceptor =
        OAuth1RequestInterceptor.builder()
            .signer(Fixtures.signer())
            .placement(
                template -> {
                  seen.add(template.url());
                  return template.method().equals("GET") ? Placement.QUERY : Placement.HEADER;
                })
            .build();
    RequestTemplate get = template("GET", "/p");
    interceptor.apply(get);
    interceptor.apply(get);
    RequestTemplate post = template("POST", "/p");
    interceptor.apply(post);
    assertThat(seen).containsExactly("http://h/p", "http://h/p", "http://h/p");
    assertThat(get.url()).containsOnlyOnce("&oauth_signature=");
    assertThat(post.headers()).containsKey("Authorization");
  }

  @Test
  void apply_credentialsProvider_isAskedAtEachSigning() {
    List<TokenCredentials> tokens =
        new ArrayList<>(
            List.of(TokenCredentials.of("first", ""), TokenCredentials.of("second", "")));
    OAuth1RequestInterceptor interceptor =
        OAuth1RequestInterceptor.builder()
            .signer(Fixtures.signer())
            .credentials(() -> tokens.isEmpty() ? null : tokens.remove(0))
            .placement(Placement.QUERY)
            .build();
    RequestTemplate template = template("GET", "/p");
    interceptor.apply(template);
    assertThat(template.url()).containsOnlyOnce("oauth_token=").contains("&oauth_token=first&");
    interceptor.apply(template);
    assertThat(template.url()).containsOnlyOnce("oauth_token=").contains("&oauth_token=second&");
    interceptor.apply(template);
    assertThat(template.url()).doesNotContain("oauth_token=");
  }

  @Test
  void apply_realmWithBraces_isNoTemplateExpression() {
    RequestTemplate template = template("GET", "/p");
    OAuth1RequestInterceptor.builder()
        .signer(
            OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).realm("{a:[}, {b").build())
        .build()
        .apply(template);
    assertThat(template.request().headers().get("Authorization"))
        .singleElement()
        .asString()
        .startsWith("OAuth realm=\"{a:[}, {b\", oauth_nonce=");
  }

  @Test
  void apply_queryThatIsNotUtf8_isRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> interceptor(Placement.HEADER).apply(template("GET", "/p?a=%E9")))
        .withMessageContaining("UTF-8");
  }

  @Test
  void build_withoutSigner_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OAuth1RequestInterceptor.builder().build())
        .withMessageContaining("signer");
  }

  private interface Api {}

  private static List<String> signedNames(RequestTemplate template) {
    List<SignedRequest> signed = new ArrayList<>();
    interceptor(Placement.HEADER, signed).apply(template);
    return signed.get(0).parameters().stream().map(Parameter::name).toList();
  }

  private static OAuth1RequestInterceptor interceptor(Placement placement) {
    return interceptor(placement, new ArrayList<>());
  }

  private static OAuth1RequestInterceptor interceptor(
      Placement placement, List<SignedRequest> signed) {
    return OAuth1RequestInterceptor.builder()
        .signer(Fixtures.signer())
        .placement(placement)
        .listener(signed::add)
        .build();
  }

  private static RequestTemplate template(String method, String uri) {
    return resolved(method, uri, new Target.HardCodedTarget<>(Api.class, "http://h"));
  }

  private static RequestTemplate resolved(String method, String uri, Target<?> target) {
    return new RequestTemplate()
        .method(Request.HttpMethod.valueOf(method))
        .uri(uri)
        .feignTarget(target)
        .resolve(Map.of());
  }

  private static String baseUri(Request request) {
    return BaseString.baseUri(request.url());
  }
}
