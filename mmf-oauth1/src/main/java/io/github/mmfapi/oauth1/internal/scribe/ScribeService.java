package io.github.mmfapi.oauth1.internal.scribe;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthConstants;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * ScribeJava's service with five changes: the protocol parameters may be in the form-encoded body,
 * they have the order of the recorded requests, the request for token credentials may repeat the
 * callback and leave out the verifier, both requests may have further parameters, and other things
 * than temporary credentials can be exchanged. One instance serves one exchange.
 */
final class ScribeService extends OAuth10aService {
  /** The order of the recorded requests, which is that of oauthlib. */
  private static final List<String> ORDER =
      List.of(
          ProtocolNames.NONCE,
          ProtocolNames.TIMESTAMP,
          ProtocolNames.VERSION,
          ProtocolNames.SIGNATURE_METHOD,
          ProtocolNames.CONSUMER_KEY,
          ProtocolNames.TOKEN,
          ProtocolNames.CALLBACK,
          ProtocolNames.VERIFIER,
          ProtocolNames.SESSION_HANDLE,
          ProtocolNames.SIGNATURE);

  private final ScribeApi api;
  private final TokenRequests.Settings settings;
  private @Nullable Exchanged exchanged;

  ScribeService(
      ScribeApi api,
      TokenRequests.Settings settings,
      @Nullable String callback,
      HttpClient httpClient) {
    // No scope, no debug stream (it would log secrets), no User-Agent of our own.
    super(
        api,
        settings.clientCredentials().key(),
        settings.clientCredentials().secret(),
        callback,
        null,
        null,
        null,
        null,
        httpClient);
    this.api = api;
    this.settings = settings;
  }

  /**
   * What is exchanged for token credentials.
   *
   * @param credentials signs the request, null to sign with the client credentials alone
   * @param verifier the verifier, null to leave it out
   * @param sessionHandle the session handle, null to leave it out
   * @param form further parameters of the form
   */
  record Exchanged(
      @Nullable SigningCredentials credentials,
      @Nullable String verifier,
      @Nullable String sessionHandle,
      List<Parameter> form) {

    private OAuth1RequestToken token() {
      return credentials == null
          ? new OAuth1RequestToken("", "")
          : new OAuth1RequestToken(credentials.token(), credentials.secret());
    }

    /** Returns nothing of the values, which are secret. */
    @Override
    public String toString() {
      return "Exchanged[]";
    }
  }

  /** Requests token credentials. */
  TokenResponse.Issued tokenCredentials(Exchanged given)
      throws IOException, InterruptedException, ExecutionException {
    exchanged = given;
    getAccessToken(given.token(), given.verifier());
    return api.tokenCredentials();
  }

  @Override
  protected OAuthRequest prepareRequestTokenRequest() {
    OAuthRequest request =
        new OAuthRequest(getApi().getRequestTokenVerb(), getApi().getRequestTokenEndpoint());
    if (settings.variant().callback()) {
      request.addOAuthParameter(
          OAuthConstants.CALLBACK, getCallback() == null ? OAuthConstants.OOB : getCallback());
    }
    addAll(settings.variant().temporaryCredentialsParameters(), request);
    addOAuthParams(request, "");
    appendSignature(request);
    return request;
  }

  @Override
  protected OAuthRequest prepareAccessTokenRequest(
      OAuth1RequestToken requestToken, @Nullable String verifier) {
    OAuthRequest request =
        new OAuthRequest(getApi().getAccessTokenVerb(), getApi().getAccessTokenEndpoint());
    Exchanged given = Objects.requireNonNull(exchanged, "exchanged");
    if (given.credentials() != null) {
      request.addOAuthParameter(OAuthConstants.TOKEN, requestToken.getToken());
    }
    if (getCallback() != null) {
      request.addOAuthParameter(OAuthConstants.CALLBACK, getCallback());
    }
    if (verifier != null) {
      request.addOAuthParameter(OAuthConstants.VERIFIER, verifier);
    }
    if (given.sessionHandle() != null) {
      request.addOAuthParameter(ProtocolNames.SESSION_HANDLE, given.sessionHandle());
    }
    addAll(settings.variant().tokenCredentialsParameters(), request);
    addAll(given.form(), request);
    addOAuthParams(request, requestToken.getTokenSecret());
    appendSignature(request);
    return request;
  }

  @Override
  protected void appendSignature(OAuthRequest request) {
    SignedRequest signed =
        SignedRequest.of(
            SigningRequest.of(request.getVerb().name(), request.getCompleteUrl())
                .withForm(form(request))
                .withToken(exchanged == null ? null : exchanged.credentials())
                .withRealm(settings.variant().realm()),
            inRecordedOrder(request.getOauthParameters()),
            settings.signatureMethod(),
            settings.clientCredentials());
    // The headers of the recorded requests.
    if (request.getVerb() == Verb.POST) {
      request.addHeader("Content-Type", FormEncoding.CONTENT_TYPE);
    }
    request.addHeader("Accept", FormEncoding.CONTENT_TYPE);
    request.setCharset("UTF-8");
    place(request, signed);
    settings.listener().accept(signed);
  }

  /** Adds parameters where the body or, in a GET, the query is signed. */
  private static void addAll(List<Parameter> parameters, OAuthRequest request) {
    for (Parameter parameter : parameters) {
      if (request.getVerb() == Verb.POST) {
        request.addBodyParameter(parameter.name(), parameter.value());
      } else {
        request.addQuerystringParameter(parameter.name(), parameter.value());
      }
    }
  }

  private static List<Parameter> form(OAuthRequest request) {
    return request.getBodyParams().getParams().stream()
        .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
        .toList();
  }

  private static List<Parameter> inRecordedOrder(Map<String, String> values) {
    return values.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> ORDER.indexOf(entry.getKey())))
        .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void place(OAuthRequest request, SignedRequest signed) {
    if (settings.placement() == Placement.HEADER) {
      request.addHeader(OAuthConstants.HEADER, signed.authorizationHeader());
      return;
    }
    for (Parameter parameter : signed.oauthParameters()) {
      if (settings.placement() == Placement.QUERY) {
        request.addQuerystringParameter(parameter.name(), parameter.value());
      } else {
        request.addBodyParameter(parameter.name(), parameter.value());
      }
    }
  }
}
