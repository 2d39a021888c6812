package io.github.mmfapi.oauth1.internal;

/** Writes text into HTML. */
public final class HtmlText {

  private HtmlText() {}

  /** Escapes a text for use as element content or as a quoted attribute value. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
