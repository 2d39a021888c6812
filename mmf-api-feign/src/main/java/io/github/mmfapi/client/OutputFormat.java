package io.github.mmfapi.client;

import java.util.Locale;

/**
 * What the output selector {@code o} asks for: {@code json}, {@code xml}, {@code php} or {@code
 * txt} (PHPW; SEED: "XML, JSON, PHP or text"). Without it the server answered JSON (SEED).
 */
public enum OutputFormat {
  /** JSON, the only format of which answers are on record. */
  JSON("application/json"),
  /** XML; that its tree is the one of the JSON is an inference (REES). */
  XML("application/xml, text/xml"),
  /** PHP's serialized form (ICAL read it); raw only. */
  PHP("*/*"),
  /** Text; nothing is known of its form; raw only. */
  TXT("*/*");

  /** Name of the parameter that selects the format. */
  static final String PARAMETER = "o";

  private final String accept;

  OutputFormat(String accept) {
    this.accept = accept;
  }

  /** Returns the value of {@code o}, such as {@code json}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value of the header {@code Accept}; the server's content types are unknown. */
  String accept() {
    return accept;
  }
}
