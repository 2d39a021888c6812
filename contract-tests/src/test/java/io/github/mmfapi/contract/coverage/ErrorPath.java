package io.github.mmfapi.contract.coverage;

/** The ways in which an answer can report failure. Each operation has to go all of them. */
public enum ErrorPath {
  /** The one error on record, under HTTP 200. */
  AUTHENTICATION_UNDER_200,
  /** An envelope with other words, under HTTP 200. */
  REFUSAL_UNDER_200,
  /** The one error on record, under the HTTP status that clients of the time expected. */
  AUTHENTICATION_UNDER_403,
  /** An envelope under a status of the server's own failure. */
  REFUSAL_UNDER_500,
  /** No envelope at all: a gateway's page. */
  PAGE_UNDER_504
}
