package io.github.mmfapi.oauth1;

/**
 * Where the protocol parameters of a request go (RFC 5849 section 3.5). The signature does not
 * depend on it.
 */
public enum Placement {
  /** The {@code Authorization: OAuth} header (section 3.5.1), which the RFC prefers. */
  HEADER,

  /**
   * The query of the URL (section 3.5.3). URLs, and signatures with them, are often logged.
   */
  QUERY,

  /**
   * The form-encoded body (section 3.5.2); possible only if the request has one.
   */
  FORM_BODY
}
