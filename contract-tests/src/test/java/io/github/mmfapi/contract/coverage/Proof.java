package io.github.mmfapi.contract.coverage;

import java.util.Locale;

/** What a contract test can prove of an operation: the columns of the report. */
public enum Proof {
  /** The server was called at its address by any test. */
  CALLED,
  /** Every parameter that the spec lists was sent by the client as the contract has it. */
  REQUEST,
  /** An answer as the spec describes it was decoded, each field compared, and encoded again. */
  ANSWER,
  /** One way in which the answer can report failure ended in its typed exception. */
  ERROR,
  /** Recorded traffic was replayed over HTTP. */
  RECORDED,
  /** The sandbox, or another server, answered as the contract has it. */
  PROVIDER,
  /** oauthlib accepted the signature of the call. */
  ORACLE,
  /** A typed field of an answer was compared with what was on the wire. */
  FIELD;

  /** {@return the name in ledger and report} */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
