package io.github.mmfapi.sandbox;

/**
 * The pages of {@code oauth/authorize}: log-in with Authorize and Deny, and what there is to say
 * afterwards. Plain HTML forms, no script.
 */
final class AuthorizePage {
  private static final String LAYOUT =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s - MapMyFitness sandbox</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; }
      label, input, button { display: block; width: 100%%; box-sizing: border-box; font: inherit; }
      input, button { padding: .5rem; margin: .25rem 0 1rem; }
      .error { color: #a00000; font-weight: bold; }
      .note { color: #595959; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      %2$s
      <p class="note">This is a sandbox for tests. It is not MapMyFitness, and no real account works here.</p>
      </body>
      </html>
      """;

  private static final String FORM =
      """
      %s<p>An application asks for access to your workouts and your profile.</p>
      <form method="post" action="%s">
      <input type="hidden" name="oauth_token" value="%s">
      <input type="hidden" name="oauth_callback" value="%s">
      <label for="username">User name</label>
      <input id="username" name="username" autocomplete="username" autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password">
      <button type="submit" name="decision" value="authorize">Authorize</button>
      <button type="submit" name="decision" value="deny">Deny</button>
      </form>""";

  private AuthorizePage() {}

  static String form(String action, String token, String callback, String error) {
    String alert =
        error.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + escape(error) + "</p>\n";
    return LAYOUT.formatted(
        "Authorize an application",
        FORM.formatted(alert, escape(action), escape(token), escape(callback)));
  }

  static String message(String title, String text) {
    return LAYOUT.formatted(escape(title), "<p>" + escape(text) + "</p>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
