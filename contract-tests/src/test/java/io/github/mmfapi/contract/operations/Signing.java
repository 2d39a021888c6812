package io.github.mmfapi.contract.operations;

/** What an operation is signed with, besides the client credentials. */
public enum Signing {
  /** Token credentials. */
  TOKEN,
  /** Nothing besides. */
  CLIENT,
  /** Temporary credentials. */
  TEMPORARY,
  /** It is not signed at all. */
  NONE
}
