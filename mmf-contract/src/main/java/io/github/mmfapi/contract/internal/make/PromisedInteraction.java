package io.github.mmfapi.contract.internal.make;

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
import au.com.dius.pact.core.support.json.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Signing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What client and server promise each other about one operation in one situation.
 *
 * @param operation the operation
 * @param situation the state of the provider
 * @param values the parameters
 * @param body the expected body; null if none is expected
 * @param recording the file that has the body; null if it was not recorded
 */
public record PromisedInteraction(
    Operation operation,
    Situation situation,
    Map<String, Object> values,
    @Nullable JsonNode body,
    @Nullable String recording) {

  /** Returns the interactions of an operation. */
  static List<PromisedInteraction> of(
      Operation operation, ExpectedResponses expected, JsonNode refusal) {
    Map<String, Object> everything = Examples.everything(operation);
    if (operation.signing() == Signing.NONE) {
      // There is no signature to reject, and the page is only required to exist.
      return List.of(
          new PromisedInteraction(operation, Situation.ACCEPTED, everything, null, null));
    }
    List<PromisedInteraction> interactions = new ArrayList<>();
    ResponseKind kind = operation.responseKind();
    if (kind == ResponseKind.TYPED || kind == ResponseKind.NONE) {
      ExpectedResponses.Example example = expected.of(operation);
      interactions.add(
          new PromisedInteraction(
              operation,
              Situation.ACCEPTED,
              example.values(),
              example.body(),
              example.recording()));
    }
    // Servers reject these before doing anything, so all parameters can be sent to any server.
    interactions.add(
        new PromisedInteraction(operation, Situation.WRONG_SECRET, everything, refusal, null));
    Situation usedNonce = endsItsToken(operation) ? Situation.SPENT_NONCE : Situation.USED_NONCE;
    interactions.add(
        new PromisedInteraction(operation, usedNonce, Examples.least(operation), refusal, null));
    return interactions;
  }

  /**
   * Tells whether a call makes its own token invalid. Later calls with the token are refused,
   * whatever their nonce.
   */
  private static boolean endsItsToken(Operation operation) {
    return operation.path().equals("/oauth/revoke");
  }

  V4Interaction.SynchronousHttp interaction() {
    V4Interaction.SynchronousHttp interaction =
        new V4Interaction.SynchronousHttp(
            situation.describe(operation), states(), request(), response());
    interaction.setKey(operation.id() + "-" + situation.name().toLowerCase(Locale.ROOT));
    interaction.getComments().put("mmf", JsonParser.parseString(comments().toString()));
    return interaction;
  }

  /** Returns what a verifier needs to sign the request anew, and to report a broken promise. */
  private ObjectNode comments() {
    ObjectNode comments = JsonNodeFactory.instance.objectNode();
    comments.put("operation", operation.id());
    comments.put("method", operation.method());
    comments.put("situation", situation.name());
    comments.put("signing", operation.signing().name());
    comments.put("signatureInForm", !operation.signatureFields().isEmpty());
    ArrayNode own = comments.putArray("ownOAuthParameters");
    operation.parameters().stream()
        .map(Parameter::name)
        .filter(name -> name.startsWith("oauth_"))
        .forEach(own::add);
    comments.set("evidence", new StatedEvidence(this).json());
    return comments;
  }

  private List<ProviderState> states() {
    List<ProviderState> states = new ArrayList<>();
    boolean last = endsItsToken(operation) && situation == Situation.ACCEPTED;
    states.add(new ProviderState(last ? Situation.AT_THE_END : situation.state()));
    switch (operation.signing()) {
      case TEMPORARY -> states.add(new ProviderState(Situation.TO_EXCHANGE));
      case NONE -> states.add(new ProviderState(Situation.ISSUED));
      case TOKEN, CLIENT -> {}
    }
    List<String> ids =
        values.keySet().stream().filter(n -> n.endsWith("_id") || n.endsWith("_key")).toList();
    if (situation == Situation.ACCEPTED && !ids.isEmpty()) {
      states.add(new ProviderState(Situation.THINGS, Map.of("named", ids)));
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
    if (operation.responseKind() == ResponseKind.FILE && body == null) {
      rules.addCategory("body").addRule("$", new RegexMatcher("(?s).+"));
      return response(operation.mediaType(), operation.mediaType() + ".*", "<html></html>", rules);
    }
    if (body == null) {
      return new HttpResponse(200, Map.of(), OptionalBody.missing(), rules);
    }
    if (situation == Situation.ACCEPTED) {
      BodyRules.add(operation, body, rules.addCategory("body"));
      if (operation.isFormResponse()) {
        String form = Examples.rendered(operation, body);
        return response(RequestShape.FORM, RequestShape.FORM + ".*", form, rules);
      }
    } else {
      // The status was never recorded; these are the ones that clients expected.
      rules
          .addCategory("status")
          .addRule("", new StatusCodeMatcher(HttpStatus.StatusCodes, List.of(200, 401, 403)));
    }
    return response("application/json", "(application/json|text/[a-z]+).*", body.toString(), rules);
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
