package io.github.mmfapi.contract.internal.spec;

/** The credentials that an operation is signed with, in addition to the client credentials. */
public enum Signing {
  /** Token credentials. */
  TOKEN,
  /** Only the client credentials. */
  CLIENT,
  /** Temporary credentials. */
  TEMPORARY,
  /** It is not signed. */
  NONE
}
