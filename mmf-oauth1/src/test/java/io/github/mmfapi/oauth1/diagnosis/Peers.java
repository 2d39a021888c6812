package io.github.mmfapi.oauth1.diagnosis;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import oauth.signpost.basic.DefaultOAuthConsumer;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.http.HttpRequest;

/** Other signers as they come, each of which writes an {@code Authorization} header. */
final class Peers {

  static final String KEY = "9djdj82h48djs9d2";
  static final String SECRET = "j49sk3j29djd";
  static final String TOKEN = "kkk9d7dh3k39sjv7";
  static final String TOKEN_SECRET = "dh893hdasih9";

  private Peers() {}

  static String scribeJava(String method, String url, List<Parameter> form) {
    DefaultApi10a api =
        new DefaultApi10a() {
          @Override
          public String getRequestTokenEndpoint() {
            return "http://localhost/";
          }

          @Override
          public String getAccessTokenEndpoint() {
            return "http://localhost/";
          }

          @Override
          public String getAuthorizationBaseUrl() {
            return "http://localhost/";
          }

          @Override
          public String getAuthorizationUrl(OAuth1RequestToken requestToken) {
            return "http://localhost/";
          }
        };
    OAuthRequest request = new OAuthRequest(Verb.valueOf(method), url);
    form.forEach(parameter -> request.addBodyParameter(parameter.name(), parameter.value()));
    new ServiceBuilder(KEY)
        .apiSecret(SECRET)
        .build(api)
        .signRequest(new OAuth1AccessToken(TOKEN, TOKEN_SECRET), request);
    return request.getHeaders().get("Authorization");
  }

  static String signpost(String method, String url, List<Parameter> form) throws OAuthException {
    DefaultOAuthConsumer consumer = new DefaultOAuthConsumer(KEY, SECRET);
    consumer.setTokenWithSecret(TOKEN, TOKEN_SECRET);
    SignpostRequest request = new SignpostRequest(method, url, form);
    consumer.sign(request);
    return request.header;
  }

  /** Does not sign forms. */
  static String google(String method, String url) throws GeneralSecurityException {
    OAuthHmacSigner signer = new OAuthHmacSigner();
    signer.clientSharedSecret = SECRET;
    signer.tokenSharedSecret = TOKEN_SECRET;
    OAuthParameters parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = KEY;
    parameters.token = TOKEN;
    parameters.computeNonce();
    parameters.computeTimestamp();
    parameters.computeSignature(method, new GenericUrl(url));
    return parameters.getAuthorizationHeader();
  }

  /** A request as Signpost's adapters for HTTP clients show it. */
  private static final class SignpostRequest implements HttpRequest {
    private final String method;
    private final String url;
    private final List<Parameter> form;
    private String header;

    SignpostRequest(String method, String url, List<Parameter> form) {
      this.method = method;
      this.url = url;
      this.form = form;
    }

    @Override
    public String getMethod() {
      return method;
    }

    @Override
    public String getRequestUrl() {
      return url;
    }

    @Override
    public void setRequestUrl(String other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setHeader(String name, String value) {
      header = value;
    }

    @Override
    public String getHeader(String name) {
      return null;
    }

    @Override
    public Map<String, String> getAllHeaders() {
      return Map.of();
    }

    @Override
    public InputStream getMessagePayload() {
      return new ByteArrayInputStream(Parameters.render(form).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String getContentType() {
      return "application/x-www-form-urlencoded";
    }

    @Override
    public Object unwrap() {
      return this;
    }
  }
}
