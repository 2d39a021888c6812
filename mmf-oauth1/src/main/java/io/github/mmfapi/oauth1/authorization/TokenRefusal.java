package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the credentials out of a token response, or explains why there are none. */
final class TokenRefusal {

  private TokenRefusal() {}

  /**
   * Returns the issued credentials (RFC 5849 sections 2.1 and 2.3).
   *
   * @param request names the request in messages
   * @throws TokenRequestException if the server refused, or if the response has no credentials
   */
  static TokenResponse.Issued issued(String request, TokenResponse response) {
    if (response.isRefusal()) {
      String message = refusal(request, response);
      throw OAuthProblems.isOfTemporaryCredentials(response.oauthProblem())
          ? new TemporaryCredentialsRefusedException(message, response)
          : new TokenRequestException(message, response);
    }
    TokenResponse.Issued issued = response.issued();
    if (issued == null) {
      throw new MalformedTokenResponseException(
          request
              + " got a response without oauth_token and oauth_token_secret: "
              + shape(response.body())
              + shown(response),
          response);
    }
    return issued;
  }

  private static String refusal(String request, TokenResponse response) {
    String problem = response.oauthProblem();
    return request
        + " was refused with HTTP "
        + response.status()
        + (problem == null ? "" : ", oauth_problem=" + problem)
        + ". "
        + advice(response.status(), problem)
        + shown(response);
  }

  private static String advice(int status, @Nullable String problem) {
    if (status >= 300 && status < 400) {
      return "Redirects are not followed, because the signature covers the URL: configure the URL"
          + " that the server wants";
    }
    return status >= 500 ? "The server failed; try again later" : OAuthProblems.advice(problem);
  }

  private static String shape(String body) {
    String unmarked = body.startsWith("\uFEFF") ? body.substring(1) : body;
    String start = unmarked.stripLeading().toLowerCase(Locale.ROOT);
    if (start.isEmpty()) {
      return "the body is empty";
    }
    if (start.startsWith("<")) {
      return "the body is a web page or XML, so check that the URL is the token endpoint's";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "the body is a JSON document instead of a form (often the API's error envelope, so"
          + " check that the URL is the token endpoint's)";
    }
    return "the body is not the form of RFC 5849";
  }

  private static String shown(TokenResponse response) {
    String type = response.contentType();
    String excerpt = response.excerpt();
    return (type == null ? "" : ". Content-Type: " + SecretText.excerpt(type, response.secrets()))
        + (excerpt.isEmpty() ? "" : ". The body starts: " + excerpt);
  }
}
