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
 * What a browser brought to the callback address.
 *
 * @param token the token it names; empty for a denial that names none
 * @param verifier the verification code, null for a denial
 * @param problem the value of {@code oauth_problem}, fit to be shown; null without
 * @param denied whether there was a parameter {@code denied}
 */
record CallbackQuery(String token, @Nullable String verifier, @Nullable String problem, boolean denied) {

  /** Some servers tell a denial by this parameter, with the token as its value. */
  private static final String DENIED = "denied";

  /** Reads a callback's query; returns null if it is none: neither a token nor a denial in it. */
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
      // Whoever calls this address by hand, or with garbage, is answered that it is no callback.
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
   * Returns what the caller awaited. A denial that names no token counts as one of what is awaited.
   */
  Callback callback(TemporaryCredentials awaited) {
    if (!token.isEmpty() && !token.equals(awaited.token())) {
      throw new ForeignCallbackException(awaited.token(), token);
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
    return "Arrival[token=" + token + ", verifier=***]";
  }
}
