package io.github.mmfapi.bench.sign;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.TimestampService;

/** Signs with unmodified ScribeJava, except for the source of nonce and timestamp. */
public final class ScribeSigning implements Signing {
  private final OAuth10aService service =
      new ServiceBuilder(Sample.CONSUMER_KEY).apiSecret(Sample.CONSUMER_SECRET).build(new Api());
  private final OAuth1AccessToken token = new OAuth1AccessToken(Sample.TOKEN, Sample.TOKEN_SECRET);
  private final Sample sample;

  public ScribeSigning(Sample sample) {
    this.sample = sample;
  }

  @Override
  public String authorization() {
    OAuthRequest request = new OAuthRequest(Verb.valueOf(sample.method()), sample.url());
    sample.form().forEach(p -> request.addBodyParameter(p.name(), p.value()));
    service.signRequest(token, request);
    return request.getHeaders().get("Authorization");
  }

  private static final class Api extends DefaultApi10a {
    @Override
    public TimestampService getTimestampService() {
      return new TimestampService() {
        @Override
        public String getTimestampInSeconds() {
          return Sample.TIMESTAMP;
        }

        @Override
        public String getNonce() {
          return Sample.NONCE;
        }
      };
    }

    @Override
    public String getRequestTokenEndpoint() {
      return "http://api.mapmyfitness.com/3.1/oauth/request_token";
    }

    @Override
    public String getAccessTokenEndpoint() {
      return "http://api.mapmyfitness.com/3.1/oauth/access_token";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      return "http://api.mapmyfitness.com/3.1/oauth/authorize";
    }
  }
}
