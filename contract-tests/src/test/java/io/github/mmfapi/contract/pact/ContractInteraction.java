package io.github.mmfapi.contract.pact;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.matchingrules.HttpStatus;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.StatusCodeMatcher;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.operations.Examples;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.ResponseKind;
import io.github.mmfapi.contract.operations.Signing;
import io.github.mmfapi.contract.support.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What client and server promise each other about one operation in one situation.
 *
 * @param operation the operation
 * @param situation what is so when it is called
 * @param values the parameters
 * @param answer the body that is expected; null if no body is expected
 */
record ContractInteraction(
    Operation operation, Situation situation, Map<String, Object> values, JsonNode answer) {

  /** The promises that can be made of an operation. */
  static List<ContractInteraction> of(Operation operation) {
    Map<String, Object> everything = Examples.everything(operation);
    if (operation.signing() == Signing.NONE) {
      // There is no signature to refuse, and of the page only that there is one.
      return List.of(new ContractInteraction(operation, Situation.ANSWERED, everything, null));
    }
    List<ContractInteraction> promises = new ArrayList<>();
    ResponseKind kind = operation.responseKind();
    if (kind == ResponseKind.TYPED || kind == ResponseKind.NONE) {
      ExpectedResponses.Example example = ExpectedResponses.of(operation);
      promises.add(
          new ContractInteraction(operation, Situation.ANSWERED, example.values(), example.body()));
    }
    // Refused before anything is done: so the whole request can be sent to any server.
    JsonNode refusal = Recorded.tree(Recorded.UNSIGNED);
    promises.add(new ContractInteraction(operation, Situation.WRONG_SECRET, everything, refusal));
    Situation usedNonce = endsItsToken(operation) ? Situation.SPENT_NONCE : Situation.USED_NONCE;
    promises.add(new ContractInteraction(operation, usedNonce, Examples.least(operation), refusal));
    return promises;
  }

  /**
   * Tells whether a call makes its own token invalid. Sent again, it is refused whatever its nonce;
   * and nothing can be called with the token afterwards.
   */
  private static boolean endsItsToken(Operation operation) {
    return operation.path().equals("/oauth/revoke");
  }

  V4Interaction.SynchronousHttp interaction() {
    V4Interaction.SynchronousHttp interaction =
        new V4Interaction.SynchronousHttp(
            situation.describe(operation), states(), request(), response());
    interaction.setKey(operation.id() + "-" + situation.name().toLowerCase(java.util.Locale.ROOT));
    return interaction;
  }

  private List<ProviderState> states() {
    List<ProviderState> states = new ArrayList<>();
    boolean last = endsItsToken(operation) && situation == Situation.ANSWERED;
    states.add(new ProviderState(last ? Situation.AT_THE_END : situation.state()));
    switch (operation.signing()) {
      case TEMPORARY -> states.add(new ProviderState(Situation.TO_EXCHANGE));
      case NONE -> states.add(new ProviderState(Situation.ISSUED));
      case TOKEN, CLIENT -> {}
    }
    List<String> handles =
        values.keySet().stream().filter(name -> name.matches(".*_(id|key)")).toList();
    if (situation == Situation.ANSWERED && !handles.isEmpty()) {
      states.add(new ProviderState(Situation.THINGS, Map.of("named", handles)));
    }
    return states;
  }

  private HttpRequest request() {
    RequestShape shape = new RequestShape(operation, values);
    return new HttpRequest(
        operation.verb(),
        "/3.1" + operation.path(),
        shape.query(),
        shape.headers(),
        shape.body(),
        shape.rules());
  }

  private HttpResponse response() {
    MatchingRules rules = new MatchingRulesImpl();
    if (operation.responseKind() == ResponseKind.FILE && answer == null) {
      rules.addCategory("body").addRule("$", new RegexMatcher("(?s).+"));
      return response(operation.mediaType(), operation.mediaType() + ".*", "<html></html>", rules);
    }
    if (answer == null) {
      return new HttpResponse(200, Map.of(), OptionalBody.missing(), rules);
    }
    if (situation == Situation.ANSWERED) {
      BodyRules.add(operation, answer, rules.addCategory("body"));
      if (operation.isFormResponse()) {
        String form = Examples.rendered(operation, answer);
        return response(RequestShape.FORM, RequestShape.FORM + ".*", form, rules);
      }
    } else {
      // Under which status is not on record; these are what clients were prepared for.
      rules
          .addCategory("status")
          .addRule("", new StatusCodeMatcher(HttpStatus.StatusCodes, List.of(200, 401, 403)));
    }
    return response(
        "application/json", "(application/json|text/[a-z]+).*", answer.toString(), rules);
  }

  private static HttpResponse response(
      String type, String types, String body, MatchingRules rules) {
    rules.addCategory("header").addRule("Content-Type", new RegexMatcher(types));
    return new HttpResponse(
        200,
        Map.of("Content-Type", List.of(type)),
        OptionalBody.body(body, au.com.dius.pact.core.model.ContentType.fromString(type)),
        rules);
  }

  @Override
  public String toString() {
    return situation.describe(operation);
  }
}
