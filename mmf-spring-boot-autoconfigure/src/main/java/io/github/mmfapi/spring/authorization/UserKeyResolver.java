package io.github.mmfapi.spring.authorization;

import io.github.mmfapi.oauth1.TokenCredentials;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Chooses the key under which the token of a user who has just granted access is stored. The
 * default is the name of the request's principal; without one it is {@code mapmyfitness-} and the
 * id of the user at MapMyFitness, as {@code users/get_user} reports it, so that users log in with
 * MapMyFitness.
 */
@FunctionalInterface
public interface UserKeyResolver {

  /**
   * Returns the key.
   *
   * @param request the callback
   * @param token the token that the user granted
   * @return the key of the user in the token store
   */
  String userKey(HttpServletRequest request, TokenCredentials token);
}
