package io.github.mmfapi.contract.pact;

import io.github.mmfapi.contract.operations.Operation;

/** What is so on the provider's side when an operation is called, as a provider state has it. */
enum Situation {
  ANSWERED("is answered", "a user has authorized the application"),
  WRONG_SECRET("is refused when signed with a wrong secret", "the secret is wrong"),
  USED_NONCE("is refused when sent a second time", "the same request was served before"),
  SPENT_NONCE(
      "is refused when its nonce was another call's", "another request with its nonce was served");

  /**
   * Instead of the first, for what ends the token. Interactions stand in the order of their states,
   * so that this comes last and a server that cannot issue another token needs none.
   */
  static final String AT_THE_END = "the user's token is needed no more";

  /** The state in which there are temporary credentials that the call names. */
  static final String ISSUED = "temporary credentials were issued";

  /** The state in which there are temporary credentials to sign the call with. */
  static final String TO_EXCHANGE = "a user has authorized temporary credentials";

  /** The state in which there is something for each of the named handles, ids and keys. */
  static final String THINGS = "there is what the call names";

  private final String outcome;
  private final String state;

  Situation(String outcome, String state) {
    this.outcome = outcome;
    this.state = state;
  }

  /** {@return the description of an interaction; it begins with the operation} */
  String describe(Operation operation) {
    return operation.id() + " " + outcome;
  }

  String state() {
    return state;
  }
}
