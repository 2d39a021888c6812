package io.github.mmfapi.contract.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.mmfapi.contract.Contract;
import io.github.mmfapi.contract.internal.recording.Json;
import io.github.mmfapi.oauth1.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells how calls depart from the spec: operations, parameters, and fields of responses. */
final class SpecDepartures {
  /** Selects the format of the response, in the query of any operation. */
  private static final String OUTPUT_SELECTOR = "o";

  private static final int MOST = 10;
  private static final int FIRST_FAILURE = 400;

  private final Map<String, JsonNode> operations = new HashMap<>();
  private final JsonNode definitions;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  SpecDepartures() {
    JsonNode table = table();
    definitions = table.path("$defs");
    table
        .path("operations")
        .forEach(row -> operations.put(row.path("verb").asText() + row.path("path").asText(), row));
  }

  private static JsonNode table() {
    try (InputStream in = Contract.class.getResourceAsStream("operations.json")) {
      if (in == null) {
        throw new IllegalStateException("operations.json is missing beside " + Contract.class);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the spec says of an operation; null if it has no such operation. */
  @Nullable JsonNode operation(String method, String path) {
    return operations.get(method + path);
  }

  List<String> of(CallRecord call) {
    JsonNode operation = operation(call.method(), call.path());
    if (operation == null) {
      return List.of("the spec has no " + call.method() + " " + call.path());
    }
    List<String> departures = new ArrayList<>();
    if (!call.isUpload()) {
      request(call, operation, departures);
    }
    response(call, operation, departures);
    return departures;
  }

  private static void request(CallRecord call, JsonNode operation, List<String> departures) {
    JsonNode known = operation.path("parameters");
    Set<String> sent = new HashSet<>(Set.of(OUTPUT_SELECTOR));
    for (Parameter parameter : call.parameters()) {
      String name = parameter.name();
      JsonNode described = known.path(name);
      if (sent.add(name) && described.isMissingNode() && !name.startsWith("oauth_")) {
        departures.add("request: the parameter " + name + " is not in the spec");
      }
      JsonNode values = described.path("enum");
      if (!values.isMissingNode() && !contains(values, parameter.value())) {
        departures.add("request: the value of " + name + " is none of " + values);
      }
    }
    known
        .properties()
        .forEach(
            entry -> {
              boolean required = entry.getValue().path("required").asBoolean();
              if (required && !sent.contains(entry.getKey())) {
                departures.add("request: the required parameter " + entry.getKey() + " is missing");
              }
            });
  }

  private static boolean contains(JsonNode values, String value) {
    for (JsonNode allowed : values) {
      if (allowed.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void response(CallRecord call, JsonNode operation, List<String> departures) {
    boolean selected = call.query().stream().anyMatch(SpecDepartures::selectsAnotherFormat);
    JsonNode json = json(call);
    boolean failure =
        json == null ? call.status() >= FIRST_FAILURE : json.at("/result/status").asInt(1) < 0;
    String kind = failure ? "failure" : "schema";
    if (failure && json == null) {
      departures.add("response: HTTP " + call.status() + " without an envelope");
    } else if (json == null && operation.has("schema") && !selected) {
      departures.add("response: " + call.contentType() + " instead of JSON");
    } else if (json != null && operation.has(kind)) {
      schemas
          .computeIfAbsent(call.method() + call.path() + kind, key -> schema(operation.path(kind)))
          .validate(json)
          .stream()
          .map(SpecDepartures::described)
          .distinct()
          .limit(MOST)
          .forEach(departures::add);
    }
  }

  private static boolean selectsAnotherFormat(Parameter parameter) {
    return parameter.name().equals(OUTPUT_SELECTOR) && !parameter.value().equals("json");
  }

  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", definitions);
    return factory.getSchema(whole);
  }

  private static String described(ValidationMessage message) {
    return "response: " + message.getMessage();
  }

  private static @Nullable JsonNode json(CallRecord call) {
    String text = call.text();
    if (text == null || !text.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      return Json.tree(text);
    } catch (UncheckedIOException notJson) {
      return null;
    }
  }
}
