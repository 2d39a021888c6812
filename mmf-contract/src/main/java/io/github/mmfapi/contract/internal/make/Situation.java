package io.github.mmfapi.contract.internal.make;

import io.github.mmfapi.contract.internal.spec.Operation;

/** The provider state in which an operation is called, and the expected outcome. */
public enum Situation {
  ACCEPTED("is answered", "a user has authorized the application"),
  WRONG_SECRET("is refused when signed with a wrong secret", "the secret is wrong"),
  USED_NONCE("is refused when sent a second time", "the same request was served before"),
  SPENT_NONCE(
      "is refused when its nonce was another call's", "another request with its nonce was served");

  /**
   * Replaces the first state for calls that end the token. Interactions are sorted by state, so
   * these come last, and a server need not issue another token.
   */
  public static final String AT_THE_END = "the user's token is needed no more";

  /** State: temporary credentials exist, which the call names. */
  public static final String ISSUED = "temporary credentials were issued";

  /** State: temporary credentials exist, which sign the call. */
  public static final String TO_EXCHANGE = "a user has authorized temporary credentials";

  /** State: a resource exists for each named id or key. */
  public static final String THINGS = "there is what the call names";

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

  /** {@return the state of the provider} */
  public String state() {
    return state;
  }
}
