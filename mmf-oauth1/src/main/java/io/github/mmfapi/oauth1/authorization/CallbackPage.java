package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.HtmlText;
import org.jspecify.annotations.Nullable;

/** The page that the user's browser shows at the callback address. */
record CallbackPage(int status, String title, String text) {

  static CallbackPage received() {
    return new CallbackPage(
        200, "Authorization received", "Authorization received. You can close this window.");
  }

  static CallbackPage denied(@Nullable String problem) {
    return new CallbackPage(
        200,
        "Access not granted",
        "Access was not granted"
            + (problem == null ? "" : " (" + problem + ")")
            + ". You can close this window.");
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
