package io.github.mmfapi.cli;

import java.io.IOException;
import java.net.URI;

/** Whoever authorizes the application in step 5. */
interface AuthorizingUser {
  /** Returns once the user has been sent to the page, or has decided. */
  void authorizeAt(URI authorizationUrl) throws IOException, InterruptedException;
}
