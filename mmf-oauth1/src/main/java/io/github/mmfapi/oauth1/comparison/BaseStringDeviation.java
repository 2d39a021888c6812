package io.github.mmfapi.oauth1.comparison;

/** The ways in which another client's base string deviates from RFC 5849, each with its rule. */
public enum BaseStringDeviation {
  /** It is not three parts joined by {@code &}. */
  STRUCTURE("three parts are joined by &: method, base URI, parameters (section 3.4.1.1)"),
  /** The method is not in upper case. */
  METHOD_CASE("the request method is in upper case (section 3.4.1.1)"),
  /** The method differs. */
  METHOD("the request method is the one that is sent (section 3.4.1.1)"),
  /** Scheme or host are not in lower case. */
  SCHEME_OR_HOST_CASE("scheme and host are in lower case (section 3.4.1.2)"),
  /** The scheme differs. */
  SCHEME("the scheme is that of the URL which is called, behind a proxy too (section 3.4.1.2)"),
  /** The host differs, or user information precedes it. */
  HOST("the host is that of the Host header, without user information (section 3.4.1.2)"),
  /** The scheme's default port is included. */
  DEFAULT_PORT("port 80 of http and port 443 of https are left out (section 3.4.1.2)"),
  /** The port differs, or is missing. */
  PORT("a port other than the scheme's default is kept (section 3.4.1.2)"),
  /** An empty path is not written as {@code /}. */
  EMPTY_PATH("an empty path is written / (section 3.4.1.2, by RFC 3986 section 6.2.3)"),
  /** The path differs. */
  PATH("the path is exactly that of the request line, encoded as there (section 3.4.1.2)"),
  /** The base URI includes a query or fragment. */
  QUERY_IN_BASE_URI("the base URI has no query and no fragment (section 3.4.1.2)"),
  /** The base URI is not a URI. */
  BASE_URI("the second part is the URI that is called, encoded (section 3.4.1.2)"),
  /** The parameters are not encoded as a whole. */
  PARAMETERS_NOT_ENCODED("the normalised parameters are encoded once more (section 3.4.1.1)"),
  /** The parameters have another order. */
  PARAMETER_ORDER("parameters are sorted by encoded name, then value (section 3.4.1.3.2)"),
  /** A space is written as {@code +}. */
  PLUS_FOR_SPACE("a space is encoded as %20, not as + (section 3.6)"),
  /** A {@code %XX} has lower-case digits. */
  LOWER_CASE_HEX("the digits of %XX are in upper case (section 3.6)"),
  /** A letter, digit, {@code -}, {@code .}, {@code _} or {@code ~} is encoded. */
  UNRESERVED_ENCODED("letters, digits, - . _ and ~ are not encoded (section 3.6)"),
  /** A text is encoded once too often. */
  DOUBLE_ENCODING("names and values are decoded first, then encoded once (section 3.4.1.3)"),
  /** A character that must be encoded is not. */
  MISSING_ENCODING("all but letters, digits, - . _ and ~ is encoded (section 3.6)"),
  /** A text is not encoded as UTF-8. */
  NOT_UTF8("text is encoded as UTF-8 (section 3.6)"),
  /** {@code oauth_signature} is included. */
  SIGNATURE_INCLUDED("oauth_signature is left out (section 3.4.1.3.1)"),
  /** {@code realm} is included. */
  REALM_INCLUDED("realm is left out (section 3.4.1.3.1)"),
  /** Only one of the two has {@code oauth_version}. */
  VERSION("oauth_version is signed if and only if it is sent (section 3.1)"),
  /** A parameter without a value is left out, or has no {@code =}. */
  EMPTY_VALUE("a parameter without a value is signed, as name= (section 3.4.1.3)"),
  /** A parameter is missing. */
  MISSING_PARAMETER(
      "every parameter of query, form and OAuth header is signed, repeated ones too"
          + " (section 3.4.1.3.1)"),
  /** There is an extra parameter. */
  EXTRA_PARAMETER(
      "only parameters of query, form-encoded body and OAuth header are signed, each as often as"
          + " it is sent (section 3.4.1.3.1)"),
  /** A value differs. */
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
