package io.github.mmfapi.contract;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.BodyTypeMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.matchers.StatusMismatch;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.mmfapi.contract.internal.recording.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Compares a response with the contract by Pact's rules, and says the differences in words. */
final class ResponseComparison {
  private static final BodyPath STATUS = BodyPath.parse("$.result.status");

  private final Pact pact;
  private final ContractInteraction interaction;
  private final java.net.http.HttpResponse<byte[]> response;
  private final JsonNode expected;
  private final JsonNode got;

  ResponseComparison(
      Pact pact, ContractInteraction interaction, java.net.http.HttpResponse<byte[]> response) {
    this.pact = pact;
    this.interaction = interaction;
    this.response = response;
    this.expected = interaction.expected();
    this.got = json(response);
  }

  /** Returns the body as JSON; missing if it is none. */
  static JsonNode json(java.net.http.HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    try {
      return text.stripLeading().startsWith("{") ? Json.tree(text) : MissingNode.getInstance();
    } catch (UncheckedIOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Returns whether a response is the recorded refusal. */
  static boolean isRefusal(java.net.http.HttpResponse<byte[]> response, String refusal) {
    return json(response).at("/result/errors/0").asText().equals(refusal);
  }

  List<Difference> differences() {
    if (isMalformedJson()) {
      // Pact would throw the failure of its parser.
      String start = new String(response.body(), StandardCharsets.UTF_8);
      return List.of(
          new Difference("body", "JSON", ShownValue.shortened(start), interaction.evidence()));
    }
    List<Mismatch> mismatches =
        ResponseMatching.responseMismatches(pact, interaction.pact(), actual());
    if (mismatches.isEmpty()) {
      return List.of();
    }
    JsonNode wanted = STATUS.in(expected);
    JsonNode status = STATUS.in(got);
    if (!status.isMissingNode() && !wanted.isMissingNode() && !status.equals(wanted)) {
      return List.of(otherStatus(status));
    }
    List<Difference> differences = new ArrayList<>();
    mismatches.forEach(mismatch -> add(mismatch, differences));
    return toldOnce(differences);
  }

  /** Tells the same of many elements of an array once, with their number. */
  private static List<Difference> toldOnce(List<Difference> differences) {
    Map<String, List<Difference>> alike = new LinkedHashMap<>();
    for (Difference difference : differences) {
      String where = difference.where();
      String key =
          where.startsWith("$") ? BodyPath.parse(where).ofFirstElements().toString() : where;
      alike.computeIfAbsent(key, place -> new ArrayList<>()).add(difference);
    }
    return alike.values().stream().map(ResponseComparison::first).toList();
  }

  private static Difference first(List<Difference> alike) {
    Difference first = alike.get(0);
    return alike.size() == 1
        ? first
        : new Difference(
            first.where(),
            first.expected(),
            first.got() + ", and the same kind of difference in " + (alike.size() - 1) + " more",
            first.evidence());
  }

  /** Every other difference follows from another status of the envelope. */
  private Difference otherStatus(JsonNode status) {
    if (interaction.isRefusal()) {
      return new Difference(
          STATUS.toString(),
          "a refusal, status -1 with \"" + interaction.refusal() + "\"",
          "status " + status + ": the server accepted the call",
          interaction.evidence());
    }
    return new Difference(
        STATUS.toString(),
        "status 1, the call is accepted",
        "status " + status + ": " + ShownValue.shortened(got.at("/result/errors").toString()),
        interaction.evidence());
  }

  private boolean isMalformedJson() {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.body().length == 0 || !type.toLowerCase(Locale.ROOT).contains("json")) {
      return false;
    }
    try {
      return Json.tree(new String(response.body(), StandardCharsets.UTF_8)).isMissingNode();
    } catch (UncheckedIOException malformed) {
      return true;
    }
  }

  private HttpResponse actual() {
    Map<String, List<String>> headers = response.headers().map();
    String type = response.headers().firstValue("Content-Type").orElse("");
    OptionalBody body =
        response.body().length == 0
            ? OptionalBody.empty()
            : type.isEmpty()
                ? OptionalBody.body(response.body())
                : OptionalBody.body(response.body(), ContentType.fromString(type));
    return new HttpResponse(response.statusCode(), headers, body);
  }

  private void add(Mismatch mismatch, List<Difference> differences) {
    if (mismatch instanceof StatusMismatch status) {
      differences.add(
          new Difference(
              "HTTP status",
              status.getStatusCodes().isEmpty()
                  ? "HTTP " + status.getExpected()
                  : "one of HTTP " + status.getStatusCodes(),
              "HTTP " + status.getActual(),
              Evidence.inferred("no status was recorded")));
    } else if (mismatch instanceof HeaderMismatch header) {
      differences.add(
          new Difference(
              header.getHeaderKey(),
              header.getExpected(),
              header.getActual().isEmpty() ? "no such header" : header.getActual(),
              Evidence.inferred("no header was recorded")));
    } else if (mismatch instanceof BodyMismatch body && got.isObject()) {
      addOfJson(body, differences);
    } else if (mismatch instanceof BodyTypeMismatch) {
      differences.add(
          new Difference(
              "body",
              "a body of the type " + interaction.pact().getResponse().determineContentType(),
              response.body().length == 0
                  ? "no body"
                  : "the type " + response.headers().firstValue("Content-Type").orElse("unknown"),
              interaction.evidence()));
    } else {
      String start = new String(response.body(), StandardCharsets.UTF_8);
      differences.add(
          new Difference(
              "body",
              Objects.requireNonNullElse(mismatch.description(), mismatch.type()),
              response.body().length == 0 ? "no body" : ShownValue.shortened(start),
              interaction.evidence()));
    }
  }

  private void addOfJson(BodyMismatch mismatch, List<Difference> differences) {
    BodyPath path = BodyPath.parse(mismatch.getPath());
    JsonNode wanted = wanted(path);
    JsonNode found = path.in(got);
    List<String> missing = new ArrayList<>();
    if (wanted.isObject() && found.isObject()) {
      wanted.fieldNames().forEachRemaining(name -> addIfMissing(found, name, missing));
    }
    for (String name : missing) {
      BodyPath member = path.member(name);
      differences.add(
          new Difference(
              member.toString(),
              ShownValue.kind(name, wanted.get(name)),
              "no such field",
              interaction.evidenceOf(member)));
    }
    if (missing.isEmpty()) {
      boolean sameKind = wanted.getNodeType() == found.getNodeType();
      String why = Objects.requireNonNullElse(mismatch.getMismatch(), "another value");
      differences.add(
          new Difference(
              path.toString(),
              sameKind && wanted.isValueNode()
                  ? ShownValue.rule(path.name(), why)
                  : ShownValue.kind(path.name(), wanted),
              ShownValue.kind(path.name(), found),
              interaction.evidenceOf(path)));
    }
  }

  /** Returns what the contract has at a place, or for the first element of its arrays. */
  private JsonNode wanted(BodyPath path) {
    JsonNode exact = path.in(expected);
    return exact.isMissingNode() ? path.ofFirstElements().in(expected) : exact;
  }

  private static void addIfMissing(JsonNode found, String name, List<String> missing) {
    if (!found.has(name)) {
      missing.add(name);
    }
  }
}
