package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the credentials out of a token response, or explains why there are none. */
final class TokenRefusal {

  /** What is exchanged for credentials; it decides what to do about a refusal. */
  enum Exchanged {
    TEMPORARY_CREDENTIALS,
    SESSION,
    PASSWORD
  }

  private TokenRefusal() {}

  /**
   * Returns the issued credentials (RFC 5849 sections 2.1 and 2.3).
   *
   * @param request names the request in messages
   * @throws TokenRequestException if the server refused, or if the response has no credentials
   */
  static TokenResponse.Issued issued(String request, TokenResponse response) {
    return issued(Exchanged.TEMPORARY_CREDENTIALS, request, response);
  }

  /**
   * Returns the credentials that were issued in exchange for something.
   *
   * @param request names the request in messages
   * @throws TokenRequestException if the server refused, or if the response has no credentials
   */
  static TokenResponse.Issued issued(Exchanged exchanged, String request, TokenResponse response) {
    if (response.isRefusal()) {
      String message = refusal(exchanged, request, response);
      throw exchanged == Exchanged.TEMPORARY_CREDENTIALS
              && OAuthProblems.isOfTemporaryCredentials(response.oauthProblem())
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

  private static String refusal(Exchanged exchanged, String request, TokenResponse response) {
    String problem = response.oauthProblem();
    return request
        + " was refused with HTTP "
        + response.status()
        + (problem == null ? "" : ", oauth_problem=" + problem)
        + ". "
        + advice(exchanged, response.status(), problem)
        + shown(response);
  }

  private static String advice(Exchanged exchanged, int status, @Nullable String problem) {
    if (status >= 300 && status < 400) {
      return "Redirects are not followed, because the signature covers the URL: configure the URL"
          + " that the server wants";
    }
    if (status >= 500) {
      return "The server failed; try again later";
    }
    boolean ofToken =
        OAuthProblems.isOfTemporaryCredentials(problem) || OAuthProblems.isDenial(problem);
    return switch (exchanged) {
      case TEMPORARY_CREDENTIALS -> OAuthProblems.advice(problem);
      case SESSION ->
          ofToken || problem == null
              ? "The session is over, or token and session handle do not belong together: begin a"
                  + " new authorization"
              : OAuthProblems.advice(problem);
      case PASSWORD ->
          ofToken || problem == null
              ? "Check user name and password, and that the application may use xAuth"
              : OAuthProblems.advice(problem);
    };
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
