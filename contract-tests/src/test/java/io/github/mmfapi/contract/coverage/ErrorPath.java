package io.github.mmfapi.contract.coverage;

/** The ways in which a response can report failure. Each operation is tested with all of them. */
public enum ErrorPath {
  /** The one recorded error, under HTTP 200. */
  AUTHENTICATION_UNDER_200,
  /** An envelope with another error text, under HTTP 200. */
  REFUSAL_UNDER_200,
  /** The one recorded error, under the HTTP status that clients of the time expected. */
  AUTHENTICATION_UNDER_403,
  /** An envelope under a status 5xx. */
  REFUSAL_UNDER_500,
  /** No envelope but the HTML page of a gateway. */
  PAGE_UNDER_504
}
