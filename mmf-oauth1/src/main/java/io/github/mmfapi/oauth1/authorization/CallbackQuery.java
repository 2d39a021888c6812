package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a callback.
 *
 * @param token the token, empty for a denial without one
 * @param verifier the verification code, null for a denial
 * @param problem the value of {@code oauth_problem}, masked and cut; null if there is none
 * @param denied whether there was a parameter {@code denied}
 */
record CallbackQuery(
    String token, @Nullable String verifier, @Nullable String problem, boolean denied) {

  /** Some servers report a denial by this parameter, with the token as its value. */
  private static final String DENIED = "denied";

  /** Reads a query. Returns null if it is no callback: it has neither a token nor a denial. */
  static @Nullable CallbackQuery of(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    try {
      List<Parameter> parameters = Parameters.parse(query == null ? "" : query);
      for (Parameter parameter : parameters) {
        if (values.put(parameter.name(), parameter.value()) != null
            && ProtocolNames.isProtocol(parameter.name())) {
          return null;
        }
      }
    } catch (IllegalArgumentException e) {
      // Garbage is no callback.
      return null;
    }
    String problem = OAuthProblems.in(values);
    String denied = values.get(DENIED);
    String token = values.getOrDefault(ProtocolNames.TOKEN, denied == null ? "" : denied);
    if (token.isBlank() && problem == null && denied == null) {
      return null;
    }
    boolean refused = problem != null || denied != null;
    String verifier = refused ? null : notBlank(values.get(ProtocolNames.VERIFIER));
    String shown = problem == null ? null : SecretText.excerpt(problem);
    return new CallbackQuery(token, verifier, shown, denied != null);
  }

  boolean isDenial() {
    return verifier == null;
  }

  /**
   * Returns the callback of the given credentials. A denial without a token counts as one of them.
   */
  Callback callback(TemporaryCredentials expected) {
    if (!token.isEmpty() && !token.equals(expected.token())) {
      throw new ForeignCallbackException(expected.token(), token);
    }
    if (verifier != null) {
      return new Callback(token, verifier);
    }
    throw problem != null || denied
        ? new AuthorizationDeniedException(problem)
        : new MissingVerifierException();
  }

  private static @Nullable String notBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @Override
  public String toString() {
    return "CallbackQuery[token=" + token + ", verifier=***]";
  }
}
