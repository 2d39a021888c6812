package io.github.mmfapi.cli;

import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A person with a browser.
 *
 * @param browser the browser to open; null to show the URL only
 * @param account the user of the sandbox to log in with, null if the person has a login
 */
record DesktopUser(Steps steps, @Nullable Browser browser, @Nullable SandboxUser account)
    implements AuthorizingUser {
  @Override
  public void authorizeAt(URI authorizationUrl) {
    if (account != null) {
      steps.say(
          "log in as \"" + account.username() + "\" with password \"" + account.password() + "\"");
    }
    if (browser != null && browser.open(authorizationUrl)) {
      steps.say("your browser shows the page; click Authorize there");
      steps.say("if it does not, open this URL: " + authorizationUrl);
    } else {
      steps.say("open this URL in a browser and click Authorize: " + authorizationUrl);
    }
  }
}
