package io.github.mmfapi.contract;

import java.io.IOException;
import java.net.URI;

/** Authorizes the application on the server's page, as a user does in a browser. */
@FunctionalInterface
public interface UserAuthorization {
  /**
   * Logs in on the page and authorizes the application, which has no callback.
   *
   * @param page the URL of the page, with {@code oauth_token}
   * @return the verifier that the page shows
   * @throws IllegalStateException if the page shows no verifier
   * @throws IOException if the page cannot be reached
   * @throws InterruptedException if the thread is interrupted
   */
  String authorize(URI page) throws IOException, InterruptedException;
}
