package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of {@code oauth/authorize}: the form to log in and decide, and the messages after it.
 * The pages are plain HTML without scripts and external resources; they are not cached and cannot
 * be framed.
 */
final class AuthorizePage {
  private static final String STYLE = Resources.text(AuthorizePage.class, "authorize.css");
  private static final String LAYOUT = Resources.text(AuthorizePage.class, "authorize.html");
  private static final String FORM = Resources.text(AuthorizePage.class, "authorize-form.html");

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Digests.of("SHA-256", STYLE))
          + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  /**
   * The values of the form.
   *
   * @param action the path that the form is posted to
   * @param application the name of the application that requests access
   * @param token the temporary token
   * @param callback where the browser is redirected to afterwards, or oob
   * @param csrfToken see {@link CsrfToken}
   * @param username the user name of the last attempt, empty at first
   * @param error the error message, empty if there is none
   */
  record Form(
      String action,
      String application,
      String token,
      CallbackUrl callback,
      String csrfToken,
      String username,
      String error) {
    @Override
    public String toString() {
      return "Form[" + token + "]";
    }
  }

  private AuthorizePage() {}

  static Response form(Form form, String session) {
    boolean failed = !form.error().isEmpty();
    String html =
        FORM.replace("{{alert}}", failed ? alert(form.error()) : "")
            .replace(
                "{{invalid}}", failed ? " aria-invalid=\"true\" aria-describedby=\"alert\"" : "")
            // After a failed attempt the password gets the focus.
            .replace("{{first}}", form.username().isEmpty() ? " autofocus" : "")
            .replace("{{again}}", form.username().isEmpty() ? "" : " autofocus")
            .replace("{{return}}", Html.escape(form.callback().described()))
            .replace("{{action}}", Html.escape(form.action()))
            .replace("{{token}}", Html.escape(form.token()))
            .replace("{{csrfToken}}", Html.escape(form.csrfToken()))
            .replace("{{callback}}", Html.escape(form.callback().url()))
            .replace("{{application}}", Html.escape(form.application()))
            // Last, so that typed text is never taken for a placeholder.
            .replace("{{username}}", Html.escape(form.username()));
    String title = (failed ? "Error: " : "") + "Authorize an application";
    // Browsers also check the redirect after the form against form-action.
    String policy = POLICY + form.callback().source();
    Map<String, String> headers = headers(policy);
    headers.put(
        "Set-Cookie",
        OAuthMethods.SESSION_COOKIE
            + "="
            + session
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600");
    if (failed) {
      headers.put(Refusal.HEADER, "log-in-failed");
    }
    return page(failed ? 403 : 200, title, html, headers);
  }

  private static String alert(String error) {
    return "<p class=\"error\" role=\"alert\" id=\"alert\">" + Html.escape(error) + "</p>\n";
  }

  /** Says why there is no form. */
  static Response refusal(String id, String title, String text) {
    Map<String, String> headers = headers(POLICY);
    headers.put(Refusal.HEADER, id);
    String html = "<h1>" + Html.escape(title) + "</h1>\n<p>" + Html.escape(text) + "</p>";
    return page(400, title, html, headers);
  }

  static Response message(int httpStatus, String title, String text) {
    String html = "<h1>" + Html.escape(title) + "</h1>\n<p>" + Html.escape(text) + "</p>";
    return page(httpStatus, title, html, headers(POLICY));
  }

  /** Shows the verifier, which the user types into an application without callback. */
  static Response verifier(String application, String verifier) {
    String html =
        "<h1>Authorized</h1>\n<p>Give this verifier to "
            + Html.escape(application)
            + ":</p>\n<p class=\"verifier\"><output>"
            + Html.escape(verifier)
            + "</output></p>";
    return page(200, "Authorized", html, headers(POLICY));
  }

  private static Response page(
      int httpStatus, String title, String main, Map<String, String> headers) {
    String html =
        LAYOUT
            .replace("{{title}}", Html.escape(title))
            .replace("{{style}}", STYLE)
            .replace("{{main}}", main);
    return new Response.Http(httpStatus, headers, html);
  }

  private static Map<String, String> headers(String policy) {
    Map<String, String> headers = new HashMap<>(Response.GUARDS);
    headers.put("Content-Type", "text/html; charset=utf-8");
    // With no-referrer browsers would send "Origin: null" with the form.
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Content-Security-Policy", policy);
    return headers;
  }
}
