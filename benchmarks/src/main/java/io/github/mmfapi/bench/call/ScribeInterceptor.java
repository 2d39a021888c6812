package io.github.mmfapi.bench.call;

import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import feign.RequestInterceptor;
import feign.RequestTemplate;

/**
 * Signs Feign's requests with ScribeJava, as applications do it, with the parameters in the query.
 */
public final class ScribeInterceptor implements RequestInterceptor {
  private final OAuth10aService service;
  private final OAuth1AccessToken token;

  public ScribeInterceptor(OAuth10aService service, OAuth1AccessToken token) {
    this.service = service;
    this.token = token;
  }

  @Override
  public void apply(RequestTemplate template) {
    OAuthRequest request =
        new OAuthRequest(
            Verb.valueOf(template.method()), template.feignTarget().url() + template.url());
    service.signRequest(token, request);
    request.getOauthParameters().forEach((name, value) -> template.query(name, encoded(value)));
  }

  private static String encoded(String value) {
    return com.github.scribejava.core.utils.OAuthEncoder.encode(value);
  }
}
