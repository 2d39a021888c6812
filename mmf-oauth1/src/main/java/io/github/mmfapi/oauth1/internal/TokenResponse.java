package io.github.mmfapi.oauth1.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response to a token request (RFC 5849 sections 2.1 and 2.3).
 *
 * @param status the HTTP status
 * @param contentType the {@code Content-Type}, null if there is none. It does not decide how the
 *     body is read, because servers are known to send forms as {@code text/html}
 * @param challenge the {@code WWW-Authenticate} header, null if there is none
 * @param date the {@code Date} header, null if there is none
 * @param body the body, empty if there is none
 * @param secrets the secrets of the request, which are masked in everything that is shown
 */
public record TokenResponse(
    int status,
    @Nullable String contentType,
    @Nullable String challenge,
    @Nullable String date,
    String body,
    List<String> secrets) {

  /**
   * Credentials that a server issued.
   *
   * @param token the identifier, not blank
   * @param secret the shared secret
   */
  public record Issued(String token, String secret) {
    /** Returns the identifier; the secret is masked. */
    @Override
    public String toString() {
      return "Issued[token=" + token + ", secret=" + SecretText.MASK + "]";
    }
  }

  /**
   * Reads the fields of a body; of a repeated name the first value counts.
   *
   * @throws IllegalArgumentException if the body is not form-encoded; the message names the
   *     position only
   */
  public static Map<String, String> fields(String body) {
    return FormEncoding.firstValues(body.strip());
  }

  /** Returns whether the server refused the request, by its status or by a reported problem. */
  public boolean isRefusal() {
    return status < 200 || status > 299 || oauthProblem() != null;
  }

  /** Returns the credentials, null if the body has none. */
  public @Nullable Issued issued() {
    Map<String, String> fields = fieldsOrNone();
    String token = fields.get(ProtocolNames.TOKEN);
    String secret = fields.get(ProtocolNames.TOKEN_SECRET);
    return token == null || token.isBlank() || secret == null ? null : new Issued(token, secret);
  }

  /** Returns the reported problem from body or challenge, masked and cut; null if there is none. */
  public @Nullable String oauthProblem() {
    String problem = OAuthProblems.in(fieldsOrNone());
    problem = problem == null ? OAuthProblems.inChallenge(challenge) : problem;
    return problem == null ? null : SecretText.excerpt(problem, secrets);
  }

  /** Returns the start of the body, masked, at most 200 characters long. */
  public String excerpt() {
    return SecretText.excerpt(body, secrets);
  }

  private Map<String, String> fieldsOrNone() {
    try {
      return fields(body);
    } catch (IllegalArgumentException e) {
      // The body is no form, so it has no fields.
      return Map.of();
    }
  }

  /** Returns the status only: body and headers hold the secrets. */
  @Override
  public String toString() {
    return "TokenResponse[" + status + "]";
  }
}
