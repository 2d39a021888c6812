package io.github.mmfapi.wire;

import java.util.Locale;

/**
 * Lists the values of the output selector {@code o}: {@code json}, {@code xml}, {@code php} or
 * {@code txt} (PHPW; SEED: "XML, JSON, PHP or text"). Without it the server sent JSON (SEED).
 */
public enum OutputFormat {
  /** JSON, the only format with recorded responses. */
  JSON("application/json"),
  /** XML. That its tree is the same as that of the JSON is an inference (REES). */
  XML("application/xml, text/xml"),
  /** PHP's serialized form (ICAL read it). For raw calls only. */
  PHP("*/*"),
  /** Text, in an unknown form. For raw calls only. */
  TXT("*/*");

  /** The name of the parameter that selects the format: {@code o}. */
  public static final String PARAMETER = "o";

  private final String accept;

  OutputFormat(String accept) {
    this.accept = accept;
  }

  /** {@return the value of {@code o}, such as {@code json}} */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the value of the header {@code Accept} to send; the server's own content types are not
   * documented}
   */
  public String accept() {
    return accept;
  }
}
