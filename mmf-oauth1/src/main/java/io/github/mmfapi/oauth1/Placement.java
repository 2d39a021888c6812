package io.github.mmfapi.oauth1;

/**
 * The place of the protocol parameters in a request (RFC 5849 section 3.5). The signature does not
 * depend on it.
 */
public enum Placement {
  /** The {@code Authorization: OAuth} header (section 3.5.1), the preferred place. */
  HEADER,

  /** The query of the URL (section 3.5.3). URLs, and signatures with them, are often logged. */
  QUERY,

  /** The form-encoded body (section 3.5.2); possible only if the request has one. */
  FORM_BODY
}
