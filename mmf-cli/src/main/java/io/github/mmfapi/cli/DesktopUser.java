package io.github.mmfapi.cli;

import io.github.mmfapi.sandbox.SandboxUser;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A person with a browser.
 *
 * @param open whether to open the desktop's browser; the URL is printed if not, or if there is none
 * @param account the user of the sandbox to log in with, null if the person has a login
 */
record DesktopUser(Steps steps, boolean open, @Nullable SandboxUser account)
    implements AuthorizingUser {
  @Override
  public void authorizeAt(URI authorizationUrl) throws IOException {
    if (account != null) {
      steps.say(
          "log in as \"" + account.username() + "\" with password \"" + account.password() + "\"");
    }
    if (open
        && Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      Desktop.getDesktop().browse(authorizationUrl);
      steps.say("your browser shows the page; click Authorize there");
    } else {
      steps.say("open this URL in a browser and click Authorize: " + authorizationUrl);
    }
  }
}
