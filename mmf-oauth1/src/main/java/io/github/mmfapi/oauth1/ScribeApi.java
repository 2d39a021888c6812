package io.github.mmfapi.oauth1;

import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.extractors.BaseStringExtractor;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.services.SignatureService;
import com.github.scribejava.core.services.TimestampService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * ScribeJava's view of a server, with our parts where its own fall short of RFC 5849: its base
 * string sorts before encoding, keeps upper-case hosts and loses text after a second {@code =}, its
 * nonces repeat, and its token extractor puts secrets into exception messages.
 */
final class ScribeApi extends DefaultApi10a {

  private final OAuth1Endpoints endpoints;
  private final SignatureMethod signatureMethod;
  private final Clock clock;
  private final NonceGenerator nonceGenerator;
  private final Redaction redaction;

  ScribeApi(
      OAuth1Endpoints endpoints,
      SignatureMethod signatureMethod,
      Clock clock,
      NonceGenerator nonceGenerator,
      Redaction redaction) {
    this.endpoints = endpoints;
    this.signatureMethod = signatureMethod;
    this.clock = clock;
    this.nonceGenerator = nonceGenerator;
    this.redaction = redaction;
  }

  @Override
  public String getRequestTokenEndpoint() {
    return endpoints.temporaryCredentialsUrl().toString();
  }

  @Override
  public String getAccessTokenEndpoint() {
    return endpoints.tokenCredentialsUrl().toString();
  }

  @Override
  protected String getAuthorizationBaseUrl() {
    return endpoints.authorizationUrl().toString();
  }

  @Override
  public BaseStringExtractor getBaseStringExtractor() {
    return ScribeApi::baseString;
  }

  @Override
  public SignatureService getSignatureService() {
    return new SignatureService() {
      @Override
      public String getSignature(String baseString, String clientSecret, String tokenSecret) {
        return signatureMethod.sign(baseString, clientSecret, tokenSecret);
      }

      @Override
      public String getSignatureMethod() {
        return signatureMethod.name();
      }
    };
  }

  @Override
  public TimestampService getTimestampService() {
    return new TimestampService() {
      @Override
      public String getTimestampInSeconds() {
        return OAuth1Signer.timestamp(clock);
      }

      @Override
      public String getNonce() {
        return nonceGenerator.nonce();
      }
    };
  }

  @Override
  public TokenExtractor<OAuth1RequestToken> getRequestTokenExtractor() {
    return response -> {
      String request = "The request for temporary credentials from " + getRequestTokenEndpoint();
      TokenAnswer.Issued issued = TokenAnswer.of(request, response, redaction).issued();
      return new OAuth1RequestToken(issued.token(), issued.secret());
    };
  }

  @Override
  public TokenExtractor<OAuth1AccessToken> getAccessTokenExtractor() {
    return response -> {
      String request = "The request for token credentials from " + getAccessTokenEndpoint();
      TokenAnswer.Issued issued = TokenAnswer.of(request, response, redaction).issued();
      return new OAuth1AccessToken(issued.token(), issued.secret());
    };
  }

  String maskedKey(String clientSecret, String tokenSecret) {
    return MaskedKey.of(signatureMethod, clientSecret, tokenSecret);
  }

  static String baseString(OAuthRequest request) {
    List<Parameter> parameters = new ArrayList<>();
    request
        .getOauthParameters()
        .forEach((name, value) -> parameters.add(new Parameter(name, value)));
    request
        .getBodyParams()
        .getParams()
        .forEach(p -> parameters.add(new Parameter(p.getKey(), p.getValue())));
    return BaseString.of(request.getVerb().name(), request.getCompleteUrl(), parameters);
  }
}
