package io.github.mmfapi.oauth1.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response to a token request (RFC 5849 sections 2.1 and 2.3).
 *
 * @param status the HTTP status
 * @param contentType the {@code Content-Type}, null if there is none. It does not decide how the
 *     body is read, because servers are known to send forms as {@code text/html}
 * @param challenges the {@code WWW-Authenticate} headers, one on each line; null if there is none
 * @param date the {@code Date} header, null if there is none
 * @param body the body, empty if there is none
 * @param secrets the secrets of the request, which are masked in everything that is shown
 */
public record TokenResponse(
    int status,
    @Nullable String contentType,
    @Nullable String challenges,
    @Nullable String date,
    String body,
    List<String> secrets) {

  /**
   * Credentials that a server issued.
   *
   * @param token the identifier, not blank
   * @param secret the shared secret
   * @param further the other values of the response by name
   */
  public record Issued(String token, String secret, Map<String, String> further) {
    /** Returns the identifier; the secret is masked. */
    @Override
    public String toString() {
      return "Issued[token=" + token + ", secret=" + SecretText.MASK + "]";
    }
  }

  /**
   * Reads the fields of a body; of a repeated name the first value counts. Pairs that cannot be
   * decoded are left out.
   *
   * @param body the body, with or without a byte order mark
   * @param needed the names of the fields that have to be readable if they are there
   * @return the decoded values by name, in their order
   * @throws IllegalArgumentException if one of these, or each pair, is not form-encoded; the
   *     message has nothing of the body
   */
  public static Map<String, String> fields(String body, Collection<String> needed) {
    FormFields fields = FormFields.of(body.strip());
    if (fields.isUnreadable() || needed.stream().anyMatch(fields::isUnreadable)) {
      throw new IllegalArgumentException("The body is not percent-encoded UTF-8");
    }
    return fields.values();
  }

  /**
   * Reads the fields of a body of which none is needed.
   *
   * @throws IllegalArgumentException if no pair is form-encoded
   * @see #fields(String, Collection)
   */
  public static Map<String, String> fields(String body) {
    return fields(body, List.of());
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
    if (token == null || token.isBlank() || secret == null) {
      return null;
    }
    Map<String, String> further = new LinkedHashMap<>(fields);
    further.keySet().removeAll(List.of(ProtocolNames.TOKEN, ProtocolNames.TOKEN_SECRET));
    return new Issued(token, secret, further);
  }

  /**
   * Returns the reported problem from body or challenge, null if there is none. A word of the
   * extension is unchanged, any other text is masked and cut.
   */
  public @Nullable String oauthProblem() {
    String problem = OAuthProblems.in(fieldsOrNone());
    problem = problem == null ? OAuthProblems.inChallenge(challenges) : problem;
    return problem == null ? null : OAuthProblems.shown(problem, secrets);
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
