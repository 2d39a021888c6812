package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An earlier signature in a template is removed before the next. */
class InterceptorEarlierSignatureTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final OAuth1RequestInterceptor INTERCEPTOR =
      OAuth1RequestInterceptor.builder().signer(Fixtures.signer()).build();

  @Test
  void apply_staleParametersInEveryPlace_areRemovedFirst() {
    RequestTemplate template =
        template("POST", "/p?oauth_nonce=stale&a=1&oauth%5Ftoken=stale")
            .header("Content-Type", FORM)
            .header("Authorization", "oauth oauth_nonce=\"stale\"")
            .body("b=2&oauth_signature=stale&oauth%5Fx=stale&c=%20");
    INTERCEPTOR.apply(template);
    assertThat(template.url()).isEqualTo("http://h/p?a=1");
    assertThat(new String(template.body(), StandardCharsets.UTF_8)).isEqualTo("b=2&c=%20");
    assertThat(template.headers().get("Content-Length")).containsExactly("9");
    Collection<String> authorization = template.headers().get("Authorization");
    assertThat(authorization).singleElement().asString().doesNotContain("stale");
  }

  @ParameterizedTest
  @CsvSource({
    "/p?oauth_nonce=stale, http://h/p",
    "/p?oauth_nonce=stale&a=1, http://h/p?a=1",
    "/p?a=1&oauth_nonce=stale, http://h/p?a=1",
    "/p?%6Fauth_nonce=stale&a=1, http://h/p?a=1",
    "/oauth_nonce?o=1&other=2, http://h/oauth_nonce?o=1&other=2"
  })
  void apply_staleParametersInTheQuery_areRemovedAndNothingElse(String uri, String url) {
    RequestTemplate template = template("GET", uri);
    INTERCEPTOR.apply(template);
    assertThat(template.url()).isEqualTo(url);
  }

  private interface Api {}

  private static RequestTemplate template(String method, String uri) {
    return new RequestTemplate()
        .method(Request.HttpMethod.valueOf(method))
        .uri(uri)
        .feignTarget(new Target.HardCodedTarget<>(Api.class, "http://h"))
        .resolve(Map.of());
  }
}
