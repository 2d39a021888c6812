package io.github.mmfapi.sandbox.internal.oauth;

/** Escapes text for HTML and turns it back. */
public final class Html {
  private Html() {}

  /** Returns a text as it stands in HTML, in element content and in quoted attributes alike. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Reverts {@link #escape}. */
  public static String unescape(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
