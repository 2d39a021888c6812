package io.github.mmfapi.oauth1;

import com.github.scribejava.core.model.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server answered to a token request. */
record TokenAnswer(
    String request,
    int status,
    @Nullable String contentType,
    @Nullable String challenge,
    @Nullable String date,
    String body,
    Redaction redaction) {

  /** Reads an answer; {@code request} names the request in messages. */
  static TokenAnswer of(String request, Response response, Redaction redaction) throws IOException {
    String body = response.getBody();
    return new TokenAnswer(
        request,
        response.getCode(),
        response.getHeader("Content-Type"),
        response.getHeader("WWW-Authenticate"),
        response.getHeader("Date"),
        body == null ? "" : body,
        redaction);
  }

  /**
   * Returns the identifier and the secret that the server issued (RFC 5849 sections 2.1, 2.3).
   *
   * <p>The answer's Content-Type is not looked at: that of the recorded answers is unknown, and
   * servers are known to send forms as {@code text/html}.
   */
  Issued issued() {
    if (status < 200 || status > 299 || oauthProblem() != null) {
      throw Problems.isOfTemporaryCredentials(oauthProblem())
          ? new TemporaryCredentialsRefusedException(refusal(), this)
          : new TokenRequestException(refusal(), this);
    }
    List<Parameter> form = formOrNothing();
    String token = first(form, ProtocolParameters.TOKEN);
    String secret = first(form, ProtocolParameters.TOKEN_SECRET);
    if (token == null || token.isBlank() || secret == null) {
      throw new MalformedTokenResponseException(
          request
              + " was answered without oauth_token and oauth_token_secret: "
              + shape()
              + shown(),
          this);
    }
    return new Issued(token, secret);
  }

  @Nullable String oauthProblem() {
    String problem = first(formOrNothing(), ProtocolParameters.PROBLEM);
    if (problem == null && challenge != null && AuthorizationHeader.isOAuth(challenge)) {
      try {
        problem = first(AuthorizationHeader.parse(challenge), ProtocolParameters.PROBLEM);
      } catch (IllegalArgumentException e) {
        // A challenge that cannot be read tells no problem; status and body still tell theirs.
        return null;
      }
    }
    return problem == null || problem.isBlank() ? null : redaction.excerpt(problem);
  }

  String excerpt() {
    return redaction.excerpt(body);
  }

  /** Returns neither body nor headers, which hold the secrets. */
  @Override
  public String toString() {
    return "TokenAnswer[" + status + " to " + request + "]";
  }

  private String refusal() {
    String problem = oauthProblem();
    String advice =
        status >= 300 && status < 400
            ? "Redirects are not followed, because the signature covers the URL: configure the URL"
                + " that the server wants"
            : status >= 500 ? "The server failed; try again later" : Problems.advice(problem);
    return request
        + " was refused with HTTP "
        + status
        + (problem == null ? "" : ", oauth_problem=" + problem)
        + ". "
        + advice
        + shown();
  }

  private String shape() {
    String start = body.stripLeading().toLowerCase(Locale.ROOT);
    if (start.isEmpty()) {
      return "the answer is empty";
    }
    if (start.startsWith("<")) {
      return "it is a web page or XML, so check that the URL is the token endpoint's";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "it is a JSON document, where a form-encoded answer was due (often the API's error"
          + " envelope, so check that the URL is the token endpoint's)";
    }
    return "it is not the form-encoded answer of RFC 5849";
  }

  private String shown() {
    String excerpt = excerpt();
    return (contentType == null ? "" : ". Content-Type: " + redaction.excerpt(contentType))
        + (excerpt.isEmpty() ? "" : ". It begins: " + excerpt);
  }

  private List<Parameter> formOrNothing() {
    try {
      return Parameters.parse(body.strip());
    } catch (IllegalArgumentException e) {
      // Not a form at all: whoever asks finds no parameter in it.
      return List.of();
    }
  }

  private static @Nullable String first(List<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse(null);
  }

  /** Credentials of either kind. */
  record Issued(String token, String secret) {
    @Override
    public String toString() {
      return Credentials.describe("Issued", "token", token);
    }
  }
}
