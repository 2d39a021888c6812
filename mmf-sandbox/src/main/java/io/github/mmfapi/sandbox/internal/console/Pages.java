package io.github.mmfapi.sandbox.internal.console;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.oauth.CsrfToken;
import io.github.mmfapi.sandbox.internal.oauth.OAuthMethods;
import java.util.Base64;

/** Makes HTML pages: nothing from outside, only the scripts and styles of this project. */
final class Pages {
  static final String FORM = "console";

  private static final String STYLE = Resources.text(Pages.class, "console.css");
  private static final String SCRIPT = Resources.text(Pages.class, "console.js");

  private static final String POLICY =
      "default-src 'none'; script-src "
          + hash(SCRIPT)
          + "; style-src "
          + hash(STYLE)
          + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final CsrfToken csrf;
  private final boolean console;

  /**
   * Creates the pages.
   *
   * @param console whether there is more than the documentation
   */
  Pages(CsrfToken csrf, boolean console) {
    this.csrf = csrf;
    this.console = console;
  }

  private static String hash(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(Digests.of("SHA-256", text)) + "'";
  }

  ResponseDefinition page(Visit visit, int status, String title, String template, Model model) {
    model.with("csrf", csrf.of(visit.session(), FORM)).with("console", console);
    String html =
        Templates.render(
            "layout",
            new Model()
                .with("title", title)
                .with("style", STYLE)
                .with("script", SCRIPT)
                .with("console", console)
                .with("main", Templates.render(template, model)));
    return headers(responseDefinition().withStatus(status))
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader(
            "Set-Cookie",
            OAuthMethods.SESSION_COOKIE
                + "="
                + visit.session()
                + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600")
        .withBody(html)
        .build();
  }

  ResponseDefinition message(Visit visit, int status, String title, String text) {
    return page(
        visit, status, title, "message", new Model().with("title", title).with("text", text));
  }

  /** Returns a part of a page, for the script. */
  static ResponseDefinition part(String template, Model model) {
    return headers(responseDefinition().withStatus(200))
        .withHeader("Content-Security-Policy", "default-src 'none'")
        .withBody(Templates.render(template, model))
        .build();
  }

  static ResponseDefinition redirect(String location) {
    return responseDefinition()
        .withStatus(303)
        .withHeader("Location", location)
        .withHeader("Cache-Control", "no-store")
        .build();
  }

  private static ResponseDefinitionBuilder headers(ResponseDefinitionBuilder definition) {
    return definition
        .withHeader("Content-Type", "text/html; charset=utf-8")
        .withHeader("Cache-Control", "no-store")
        // With no-referrer browsers would send "Origin: null" with a form.
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("X-Frame-Options", "DENY");
  }

  /** Returns whether a form was shown to its sender. */
  boolean isShown(Visit visit) {
    return csrf.isValid(visit.call().text("csrf_token"), visit.call().cookie(), FORM);
  }
}
