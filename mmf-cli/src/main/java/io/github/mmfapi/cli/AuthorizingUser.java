package io.github.mmfapi.cli;

import java.io.IOException;
import java.net.URI;

/** The user who authorizes the application. */
interface AuthorizingUser {
  /** Sends the user to the authorization page; may return before the user has decided. */
  void authorizeAt(URI authorizationUrl) throws IOException, InterruptedException;
}
