package io.github.mmfapi.cli;

import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.net.URI;

/** A user whom the command acts as: it logs in and clicks Authorize. */
record ActingUser(Steps steps, SandboxUser user) implements AuthorizingUser {
  @Override
  public void authorizeAt(URI authorizationUrl) throws IOException, InterruptedException {
    new SandboxBrowser().authorize(authorizationUrl, user);
    steps.say("logged in as \"" + user.username() + "\" and clicked Authorize");
  }
}
