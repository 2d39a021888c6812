package io.github.mmfapi.spring;

import org.jspecify.annotations.Nullable;

/**
 * Names the user on whose behalf the current code runs. It is called at each attempt of each call,
 * on the thread of the attempt: asynchronous calls can run on another one, so use {@code
 * client.as(store.forUser(key)).async()} for them.
 *
 * <p>In a servlet application in which users can authorize this application, the default is the
 * user of the current request: the name of its principal, or the user who has logged in with
 * MapMyFitness in its session.
 */
@FunctionalInterface
public interface CurrentUser {

  /**
   * Returns the key of the user in the token store.
   *
   * @return the key; null if there is no user: the call is then signed with the client credentials
   *     alone
   */
  @Nullable String userKey();
}
