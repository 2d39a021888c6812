package io.github.mmfapi.contract.coverage;

import java.util.Locale;

/** What a contract test can prove for an operation: the columns of the report. */
public enum Proof {
  /** Any test called the operation. */
  CALLED,
  /** The client sent every parameter of the spec as the contract describes it. */
  REQUEST,
  /** A response as in the spec was decoded, each field compared, and encoded again. */
  RESPONSE,
  /** One way of reporting failure ended in its typed exception. */
  ERROR,
  /** Recorded traffic was replayed over HTTP. */
  RECORDED,
  /** The sandbox responded as the contract describes it. */
  PROVIDER,
  /** oauthlib accepted the signature of the call. */
  ORACLE,
  /** A typed field of a response was compared with the wire. */
  FIELD;

  /** {@return what the column of the report shows} */
  String definition() {
    return switch (this) {
      case CALLED -> "A test called the operation.";
      case REQUEST -> "The client sent every parameter of the spec as the contract describes it.";
      case RESPONSE ->
          "A response as in the spec was decoded, each field compared, and encoded again.";
      case ERROR ->
          "How many of the "
              + ErrorPath.values().length
              + " ways in which a response can report failure ended in their typed exception.";
      case RECORDED -> "Recorded traffic was replayed over HTTP; the link leads to a recording.";
      case PROVIDER ->
          "The sandbox responded as the contract describes it; the link leads to an interaction.";
      case ORACLE -> "oauthlib, another implementation, accepted the signature of the call.";
      case FIELD -> "How many typed fields of the response were compared with the wire.";
    };
  }

  /** {@return the name in ledger and report} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
