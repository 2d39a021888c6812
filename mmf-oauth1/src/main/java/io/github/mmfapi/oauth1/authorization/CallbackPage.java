package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.HtmlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The page that the user's browser shows at the callback address. */
record CallbackPage(int status, String title, String text) {

  static CallbackPage received() {
    return new CallbackPage(
        200, "Authorization received", "Authorization received. You can close this window.");
  }

  static CallbackPage denied(@Nullable String problem) {
    return denied(problem, "You can close this window.");
  }

  /** The page for a denial that does not name the authorization, so that anybody can send it. */
  static CallbackPage deniedUnnamed(@Nullable String problem) {
    return denied(
        problem,
        "The server did not say which authorization this is about, so the application still waits"
            + " until its time is up. You can close this window, or grant access after all.");
  }

  private static CallbackPage denied(@Nullable String problem, String next) {
    return new CallbackPage(
        200,
        "Access not granted",
        "Access was not granted" + (problem == null ? "" : " (" + problem + ")") + ". " + next);
  }

  static CallbackPage foreign() {
    return new CallbackPage(
        400,
        "Not the expected authorization",
        "This authorization is not the one the application is waiting for, and was ignored. Go back"
            + " to the page that the application opened last.");
  }

  static CallbackPage notACallback() {
    return new CallbackPage(
        400,
        "No authorization",
        "This address receives an authorization from a server, and this request has none.");
  }

  static CallbackPage notFound() {
    return new CallbackPage(404, "Not found", "There is nothing at this address.");
  }

  static CallbackPage methodNotAllowed() {
    return new CallbackPage(405, "Method not allowed", "This address supports GET only.");
  }

  static CallbackPage misdirected() {
    return new CallbackPage(
        421, "Wrong host", "This address is not served under the host name of the request.");
  }

  static CallbackPage tooSlow() {
    return new CallbackPage(408, "Too slow", "The request did not arrive in time.");
  }

  /** Returns the response with this page. */
  byte[] bytes(boolean headOnly) {
    byte[] html = html().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + " \r\n"
            + "Content-Type: text/html; charset=utf-8\r\n"
            + ("Content-Length: " + html.length + "\r\n")
            + "Connection: close\r\n"
            + "Cache-Control: no-store\r\n"
            + "Referrer-Policy: no-referrer\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
            + (status == 405 ? "Allow: GET\r\n" : "")
            + "\r\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    if (!headOnly) {
      out.writeBytes(html);
    }
    return out.toByteArray();
  }

  String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        body { margin: 12vh auto; max-width: 32rem; padding: 0 1.5rem; color: #1b2733; \
        background: #fff; font: 1.125rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.75rem; line-height: 1.2; }
        </style>
        </head>
        <body><main><h1>%s</h1><p>%s</p></main></body>
        </html>
        """
        .formatted(HtmlText.escape(title), HtmlText.escape(title), HtmlText.escape(text));
  }
}
