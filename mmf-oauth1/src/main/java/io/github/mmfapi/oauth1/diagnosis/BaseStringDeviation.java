package io.github.mmfapi.oauth1.diagnosis;

/** The ways in which another client's base string departs from RFC 5849, and the rule of each. */
public enum BaseStringDeviation {
  /** It is not three parts joined by {@code &}. */
  STRUCTURE("three parts are joined by &: method, base URI, parameters (section 3.4.1.1)"),
  /** The method is not in upper case. */
  METHOD_CASE("the request method is in upper case (section 3.4.1.1)"),
  /** The method is another one. */
  METHOD("the request method is the one that is sent (section 3.4.1.1)"),
  /** Scheme or host are not in lower case. */
  SCHEME_OR_HOST_CASE("scheme and host are in lower case (section 3.4.1.2)"),
  /** The scheme is another one. */
  SCHEME("the scheme is that of the URL which is called, behind a proxy too (section 3.4.1.2)"),
  /** The host is another one, or user information stands before it. */
  HOST("the host is that of the Host header, without user information (section 3.4.1.2)"),
  /** The scheme's default port was not left out. */
  DEFAULT_PORT("port 80 of http and port 443 of https are left out (section 3.4.1.2)"),
  /** The port is another one, or missing. */
  PORT("a port other than the scheme's default is kept (section 3.4.1.2)"),
  /** An empty path did not become {@code /}. */
  EMPTY_PATH("an empty path is written / (section 3.4.1.2, by RFC 3986 section 6.2.3)"),
  /** The path is another one. */
  PATH("the path is exactly that of the request line, encoded as there (section 3.4.1.2)"),
  /** Query or fragment were left in the base URI. */
  QUERY_IN_BASE_URI("the base URI has no query and no fragment (section 3.4.1.2)"),
  /** The base URI is no URI. */
  BASE_URI("the second part is the URI that is called, encoded (section 3.4.1.2)"),
  /** The parameters were not encoded as a whole. */
  PARAMETERS_NOT_ENCODED("the normalised parameters are encoded once more (section 3.4.1.1)"),
  /** The parameters stand in another order. */
  PARAMETER_ORDER("parameters are sorted by encoded name, then value (section 3.4.1.3.2)"),
  /** A space was written {@code +}. */
  PLUS_FOR_SPACE("a space is encoded as %20, not as + (section 3.6)"),
  /** A {@code %XX} has lower-case digits. */
  LOWER_CASE_HEX("the digits of %XX are in upper case (section 3.6)"),
  /** A letter, digit, {@code -}, {@code .}, {@code _} or {@code ~} was encoded. */
  UNRESERVED_ENCODED("letters, digits, - . _ and ~ are not encoded (section 3.6)"),
  /** A text was encoded once too often. */
  DOUBLE_ENCODING("names and values are decoded first, then encoded once (section 3.4.1.3)"),
  /** A character that must be encoded was not. */
  MISSING_ENCODING("all but letters, digits, - . _ and ~ is encoded (section 3.6)"),
  /** A text was not taken as UTF-8. */
  NOT_UTF8("text is encoded as UTF-8 (section 3.6)"),
  /** {@code oauth_signature} was signed. */
  SIGNATURE_INCLUDED("oauth_signature is left out (section 3.4.1.3.1)"),
  /** {@code realm} was signed. */
  REALM_INCLUDED("realm is left out (section 3.4.1.3.1)"),
  /** One of the two has {@code oauth_version}, the other has not. */
  VERSION("oauth_version is signed if and only if it is sent (section 3.1)"),
  /** A parameter without a value was left out, or lost its {@code =}. */
  EMPTY_VALUE("a parameter without a value is signed, as name= (section 3.4.1.3)"),
  /** A parameter is missing. */
  MISSING_PARAMETER(
      "every parameter of query, form and OAuth header is signed, repeated ones too"
          + " (section 3.4.1.3.1)"),
  /** There is a parameter too many. */
  EXTRA_PARAMETER(
      "only parameters of query, form-encoded body and OAuth header are signed, each as often as"
          + " it is sent (section 3.4.1.3.1)"),
  /** A parameter has another value. */
  VALUE("the value that is sent is signed; nonce and timestamp too must be the same in both");

  private final String rule;

  BaseStringDeviation(String rule) {
    this.rule = rule;
  }

  /**
   * Returns the rule that explains the deviation.
   *
   * @return one line with the section of RFC 5849
   */
  public String rule() {
    return rule;
  }
}
