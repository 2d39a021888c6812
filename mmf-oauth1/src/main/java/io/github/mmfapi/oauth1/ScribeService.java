package io.github.mmfapi.oauth1;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthConstants;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.oauth.OAuth10aService;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * ScribeJava's dance with three changes: the protocol parameters may go into the form-encoded body,
 * their order is that of the recorded requests, and the request for token credentials may repeat
 * the callback and leave out the verifier (SEED In[31]). One instance serves one exchange.
 */
final class ScribeService extends OAuth10aService {

  private final ScribeApi api;
  private final Placement placement;
  private final Consumer<SignedRequest> listener;
  private String maskedKey = "";

  ScribeService(
      ScribeApi api,
      ClientCredentials client,
      @Nullable String callback,
      HttpClient httpClient,
      Placement placement,
      Consumer<SignedRequest> listener) {
    // No scope, no debug stream (it would log secrets), no User-Agent of our own.
    super(api, client.key(), client.secret(), callback, null, null, null, null, httpClient);
    this.api = api;
    this.placement = placement;
    this.listener = listener;
  }

  /** Exchanges temporary credentials for token credentials, with or without a verifier. */
  OAuth1AccessToken tokenCredentials(TemporaryCredentials temporary, @Nullable String verifier)
      throws IOException, InterruptedException, ExecutionException {
    return getAccessToken(new OAuth1RequestToken(temporary.token(), temporary.secret()), verifier);
  }

  @Override
  protected OAuthRequest prepareAccessTokenRequest(
      OAuth1RequestToken temporary, @Nullable String verifier) {
    OAuthRequest request =
        new OAuthRequest(getApi().getAccessTokenVerb(), getApi().getAccessTokenEndpoint());
    request.addOAuthParameter(OAuthConstants.TOKEN, temporary.getToken());
    if (getCallback() != null) {
      request.addOAuthParameter(OAuthConstants.CALLBACK, getCallback());
    }
    if (verifier != null) {
      request.addOAuthParameter(OAuthConstants.VERIFIER, verifier);
    }
    addOAuthParams(request, temporary.getTokenSecret());
    appendSignature(request);
    return request;
  }

  @Override
  protected void addOAuthParams(OAuthRequest request, String tokenSecret) {
    maskedKey = api.maskedKey(getApiSecret(), tokenSecret);
    super.addOAuthParams(request, tokenSecret);
  }

  @Override
  protected void appendSignature(OAuthRequest request) {
    String key = maskedKey;
    SignedRequest signed =
        new SignedRequest(
            SigningRequest.of(request.getVerb().name(), request.getUrl()),
            null,
            ProtocolParameters.inRecordedOrder(request.getOauthParameters()),
            SharedParameters.NONE,
            () -> key);
    // The headers of the recorded requests (SEED In[9]).
    request.addHeader("Content-Type", FormBody.CONTENT_TYPE);
    request.addHeader("Accept", FormBody.CONTENT_TYPE);
    request.setCharset("UTF-8");
    place(request, signed);
    listener.accept(signed);
  }

  private void place(OAuthRequest request, SignedRequest signed) {
    if (placement == Placement.HEADER) {
      request.addHeader(OAuthConstants.HEADER, signed.authorizationHeader());
      return;
    }
    for (Parameter parameter : signed.oauthParameters()) {
      if (placement == Placement.QUERY) {
        request.addQuerystringParameter(parameter.name(), parameter.value());
      } else {
        request.addBodyParameter(parameter.name(), parameter.value());
      }
    }
  }
}
