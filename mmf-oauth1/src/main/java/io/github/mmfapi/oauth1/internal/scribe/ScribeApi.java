package io.github.mmfapi.oauth1.internal.scribe;

import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import io.github.mmfapi.oauth1.scribe.Rfc5849Api;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ScribeJava's view of a server, for one exchange. ScribeJava's own token extractors put secrets
 * into exception messages, so responses are read here.
 */
final class ScribeApi extends Rfc5849Api {
  private final TokenRequests.Settings settings;
  private final TokenRequests.Reader reader;
  private final List<String> secrets;
  private TokenResponse.@Nullable Issued tokenCredentials;

  ScribeApi(TokenRequests.Settings settings, TokenRequests.Reader reader, List<String> secrets) {
    super(settings.signatureMethod(), settings.clock(), settings.nonceGenerator());
    this.settings = settings;
    this.reader = reader;
    this.secrets = secrets;
  }

  @Override
  public String getRequestTokenEndpoint() {
    return settings.temporaryCredentialsUrl();
  }

  @Override
  public String getAccessTokenEndpoint() {
    return settings.tokenCredentialsUrl();
  }

  @Override
  public Verb getRequestTokenVerb() {
    return Verb.valueOf(settings.variant().temporaryCredentialsMethod().name());
  }

  @Override
  public Verb getAccessTokenVerb() {
    return Verb.valueOf(settings.variant().tokenCredentialsMethod().name());
  }

  /** Returns what the last response with token credentials held; ScribeJava's type has less. */
  TokenResponse.Issued tokenCredentials() {
    return Objects.requireNonNull(tokenCredentials, "no response with token credentials yet");
  }

  @Override
  protected String getAuthorizationBaseUrl() {
    return settings.authorizationUrl();
  }

  @Override
  public TokenExtractor<OAuth1RequestToken> getRequestTokenExtractor() {
    return response -> {
      TokenResponse.Issued issued = read("temporary", getRequestTokenEndpoint(), response);
      return new OAuth1RequestToken(issued.token(), issued.secret());
    };
  }

  @Override
  public TokenExtractor<OAuth1AccessToken> getAccessTokenExtractor() {
    return response -> {
      TokenResponse.Issued issued = read("token", getAccessTokenEndpoint(), response);
      tokenCredentials = issued;
      return new OAuth1AccessToken(issued.token(), issued.secret());
    };
  }

  private TokenResponse.Issued read(String kind, String url, Response response) throws IOException {
    String body = response.getBody();
    return reader.read(
        "The request for " + kind + " credentials from " + url,
        new TokenResponse(
            response.getCode(),
            response.getHeader("Content-Type"),
            response.getHeader("WWW-Authenticate"),
            response.getHeader("Date"),
            body == null ? "" : body,
            secrets));
  }
}
