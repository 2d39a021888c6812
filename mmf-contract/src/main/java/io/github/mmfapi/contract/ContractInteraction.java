package io.github.mmfapi.contract;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.recording.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One interaction of the contract: an operation in one situation, and the expected response. */
public final class ContractInteraction {
  private static final String WRONG_SECRET = "the secret is wrong";
  private static final String USED_NONCE = "the same request was served before";
  private static final String SPENT_NONCE = "another request with its nonce was served";
  private static final String AT_THE_END = "the user's token is needed no more";
  private static final String ISSUED = "temporary credentials were issued";
  private static final String TO_EXCHANGE = "a user has authorized temporary credentials";
  private static final String THINGS = "there is what the call names";
  private static final Set<String> TOKEN_REQUESTS =
      Set.of("oauth/request_token", "oauth/access_token");

  private final V4Interaction.SynchronousHttp pact;
  private final JsonNode facts;

  ContractInteraction(V4Interaction.SynchronousHttp pact) {
    this.pact = pact;
    var comment = pact.getComments().get("mmf");
    if (comment == null) {
      throw new IllegalArgumentException(
          pact.getDescription()
              + " has no comment \"mmf\"; use a Pact file that mmf-contract made");
    }
    this.facts = Json.tree(comment.serialise());
  }

  V4Interaction.SynchronousHttp pact() {
    return pact;
  }

  /** {@return its name in the Pact file, such as {@code getUser-accepted}} */
  public String id() {
    return facts.path("operation").asText() + "-" + situation();
  }

  private String situation() {
    return facts.path("situation").asText().toLowerCase(Locale.ROOT);
  }

  /** {@return what is expected, such as {@code getUser is answered}} */
  public String description() {
    return pact.getDescription();
  }

  /** {@return group and method, such as {@code users/get_user}} */
  public String operation() {
    return facts.path("method").asText();
  }

  /** {@return the operation id of the spec, such as {@code getUser}} */
  public String operationId() {
    return facts.path("operation").asText();
  }

  /** {@return the group, such as {@code users}} */
  public String group() {
    return operation().substring(0, operation().indexOf('/'));
  }

  /** {@return the end of the description, such as {@code is answered}} */
  public String promise() {
    return description().substring(description().indexOf(' ') + 1);
  }

  /** {@return what stands behind the expectation as a whole} */
  public Evidence evidence() {
    return evidence(facts.path("evidence"));
  }

  /** {@return whether its request is a POST, or another method that may change data} */
  public boolean isWrite() {
    return !verb().equals("GET");
  }

  /** {@return whether its request asks for temporary or token credentials} */
  public boolean isTokenRequest() {
    return TOKEN_REQUESTS.contains(operation());
  }

  String verb() {
    return pact.getRequest().getMethod();
  }

  /** Returns the path below the base URL. */
  String path() {
    String path = pact.getRequest().getPath();
    return path.substring(path.indexOf('/', 1));
  }

  /** Returns what signs it: TOKEN, CLIENT, TEMPORARY or NONE. */
  String signing() {
    return facts.path("signing").asText();
  }

  boolean hasSignatureInForm() {
    return facts.path("signatureInForm").asBoolean();
  }

  /** Returns its own parameters whose names begin with {@code oauth_}. */
  Set<String> ownOAuthParameters() {
    Set<String> names = new TreeSet<>();
    facts.path("ownOAuthParameters").forEach(name -> names.add(name.asText()));
    return names;
  }

  boolean isRefusal() {
    return !facts.path("situation").asText().equals("ACCEPTED");
  }

  boolean needsWrongSecret() {
    return hasState(WRONG_SECRET);
  }

  boolean needsUsedNonce() {
    return hasState(USED_NONCE);
  }

  boolean needsSpentNonce() {
    return hasState(SPENT_NONCE);
  }

  boolean needsIssuedCredentials() {
    return hasState(ISSUED);
  }

  boolean needsAuthorizedCredentials() {
    return hasState(TO_EXCHANGE);
  }

  boolean endsTheToken() {
    return hasState(AT_THE_END);
  }

  /** Returns the names of ids and keys that it needs. */
  List<String> neededIds() {
    List<String> names = new ArrayList<>();
    for (ProviderState state : pact.getProviderStates()) {
      if (THINGS.equals(state.getName())
          && state.getParams().get("named") instanceof Collection<?> named) {
        named.forEach(name -> names.add(name.toString()));
      }
    }
    return names;
  }

  private boolean hasState(String name) {
    return pact.getProviderStates().stream().anyMatch(state -> name.equals(state.getName()));
  }

  /** Returns the text of the expected refusal. */
  String refusal() {
    return expected().at("/result/errors/0").asText();
  }

  /** Returns the expected body; missing if it is not JSON. */
  JsonNode expected() {
    String body = pact.getResponse().getBody().valueAsString();
    return body.startsWith("{") ? Json.tree(body) : Json.tree("{}").path("none");
  }

  /** Returns what stands behind a field. */
  Evidence evidenceOf(BodyPath path) {
    Map<String, Evidence> stated = new HashMap<>();
    facts
        .at("/evidence/fields")
        .properties()
        .forEach(field -> stated.put(field.getKey(), evidence(field.getValue())));
    for (String prefix : path.prefixes()) {
      Evidence evidence = stated.get(prefix);
      if (evidence != null) {
        return evidence;
      }
    }
    return evidence();
  }

  private static Evidence evidence(JsonNode json) {
    return new Evidence(
        Confidence.of(json.path("confidence").asText()), json.path("sources").asText());
  }

  /** Returns operation and promise, such as {@code users/get_user is answered}. */
  @Override
  public String toString() {
    return operation() + " " + promise();
  }
}
