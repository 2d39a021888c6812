package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The pages of {@code oauth/authorize}: log-in with Authorize and Deny, and what there is to say
 * afterwards. Plain HTML forms; no script, no outside resource, nothing cached, in no frame.
 */
final class AuthorizePage {
  /** Names the browser, so that a form counts only where it was shown. */
  static final String COOKIE = "mmf_sandbox_session";

  private static final String STYLE = text("authorize.css");
  private static final String LAYOUT = text("authorize.html");
  private static final String FORM = text("authorize-form.html");

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  /**
   * What the form shows.
   *
   * @param action where it is posted to
   * @param application the name of the application that asks
   * @param token the temporary token
   * @param callback where the browser goes afterwards, or oob
   * @param seal see {@link FormSeal}
   * @param username what was typed before, or empty
   * @param error what is wrong, or empty
   */
  record Form(
      String action,
      String application,
      String token,
      CallbackUrl callback,
      String seal,
      String username,
      String error) {}

  private AuthorizePage() {}

  static ResponseDefinition form(Form form, String session) {
    boolean failed = !form.error().isEmpty();
    String html =
        FORM.replace("{{alert}}", failed ? alert(form.error()) : "")
            .replace(
                "{{invalid}}", failed ? " aria-invalid=\"true\" aria-describedby=\"alert\"" : "")
            // Who has to try again starts with the password.
            .replace("{{first}}", form.username().isEmpty() ? " autofocus" : "")
            .replace("{{again}}", form.username().isEmpty() ? "" : " autofocus")
            .replace("{{return}}", escape(form.callback().described()))
            .replace("{{action}}", escape(form.action()))
            .replace("{{token}}", escape(form.token()))
            .replace("{{seal}}", escape(form.seal()))
            .replace("{{callback}}", escape(form.callback().url()))
            .replace("{{application}}", escape(form.application()))
            // Last, so that nothing typed is taken for a place to fill in.
            .replace("{{username}}", escape(form.username()));
    String title = (failed ? "Error: " : "") + "Authorize an application";
    // The browser checks the redirect after the form against form-action, too.
    String policy = POLICY + form.callback().source();
    return page(failed ? 403 : 200, title, html, policy)
        .withHeader(
            "Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600")
        .build();
  }

  private static String alert(String error) {
    return "<p class=\"error\" role=\"alert\" id=\"alert\">" + escape(error) + "</p>\n";
  }

  static ResponseDefinition message(int httpStatus, String title, String text) {
    String html = "<h1>" + escape(title) + "</h1>\n<p>" + escape(text) + "</p>";
    return page(httpStatus, title, html, POLICY).build();
  }

  /** For an application without callback: the user takes the verifier there himself. */
  static ResponseDefinition verifier(String application, String verifier) {
    String html =
        "<h1>Authorized</h1>\n<p>Give this verifier to "
            + escape(application)
            + ":</p>\n<p class=\"verifier\"><output>"
            + escape(verifier)
            + "</output></p>";
    return page(200, "Authorized", html, POLICY).build();
  }

  private static ResponseDefinitionBuilder page(
      int httpStatus, String title, String main, String policy) {
    String html =
        LAYOUT
            .replace("{{title}}", escape(title))
            .replace("{{style}}", STYLE)
            .replace("{{main}}", main);
    return responseDefinition()
        .withStatus(httpStatus)
        .withHeader("Content-Type", "text/html; charset=utf-8")
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("X-Frame-Options", "DENY")
        .withHeader("Content-Security-Policy", policy)
        .withBody(html);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String text(String name) {
    try (InputStream in = Answers.resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime cannot compute SHA-256", e);
    }
  }
}
