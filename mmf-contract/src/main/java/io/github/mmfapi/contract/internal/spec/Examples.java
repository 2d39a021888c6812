package io.github.mmfapi.contract.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.value.FilePart;
import io.swagger.v3.oas.models.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests and responses generated from the spec alone: its examples, allowed values and formats.
 * Different fields get different values where the format allows, so that a mix-up is noticed.
 */
public final class Examples {
  /** Characters that encoders get wrong. */
  private static final String AWKWARD = "a+b c*~%25%é{x}[]=&/\\\"'€";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schemas schemas;
  private final boolean texts;
  private final Deque<String> within = new ArrayDeque<>();

  private Examples(Schemas schemas, boolean texts) {
    this.schemas = schemas;
    this.texts = texts;
  }

  /** {@return every parameter of an operation, with texts that are hard to encode} */
  public static Map<String, Object> everything(Operation operation) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      values.put(parameter.name(), value(parameter, AWKWARD + " " + parameter.name()));
    }
    return values;
  }

  /** {@return the required parameters of an operation, with values that any server accepts} */
  public static Map<String, Object> least(Operation operation) {
    List<String> chosen = operation.atLeastOneOf().stream().map(group -> group.get(0)).toList();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required() || chosen.contains(parameter.name())) {
        values.put(parameter.name(), value(parameter, "a " + parameter.name().replace('_', ' ')));
      }
    }
    return values;
  }

  private static Object value(Parameter parameter, String text) {
    if (parameter.isFile()) {
      byte[] content = "<gpx version=\"1.1\"/>".getBytes(StandardCharsets.UTF_8);
      return new FilePart("route.gpx", "application/gpx+xml", content);
    }
    if (parameter.example() != null) {
      return parameter.example().toString();
    }
    Schema<?> item = parameter.item();
    Schema<?> schema =
        item == null || parameter.schema().getExample() != null ? parameter.schema() : item;
    return scalar(parameter.name(), schema, text);
  }

  private static String scalar(String name, Schema<?> schema, String text) {
    if (schema.getExample() != null) {
      return schema.getExample().toString();
    }
    if (schema.getEnum() != null) {
      return schema.getEnum().get(0).toString();
    }
    int number = 1000 + Math.floorMod(name.hashCode(), 9000);
    int day = 1 + number % 28;
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    return switch (format) {
      case "mmf-long", "int64" -> Integer.toString(number + 26_345_682);
      case "mmf-int", "int32" -> Integer.toString(number);
      case "mmf-decimal" -> number + ".50";
      case "mmf-flag" -> "1";
      case "mmf-date" -> String.format(Locale.ROOT, "2013-01-%02d", day);
      case "mmf-us-date" -> String.format(Locale.ROOT, "01/%02d/2013", day);
      case "mmf-date-time" ->
          String.format(Locale.ROOT, "2013-01-%02d 09:23:%02d", day, number % 60);
      case "mmf-time" -> String.format(Locale.ROOT, "07:%02d:00", number % 60);
      case "mmf-route-data" -> String.format(Locale.ROOT, "-97.74,30.27|-97.75,30.%d", number);
      default -> plain(name, schema, number, text);
    };
  }

  private static String plain(String name, Schema<?> schema, int number, String text) {
    String type = schema.getType() == null ? "string" : schema.getType();
    if (type.equals("integer") || type.equals("number")) {
      return Integer.toString(number);
    }
    if (type.equals("boolean")) {
      return "true";
    }
    if (schema.getPattern() != null && !text.matches(schema.getPattern())) {
      throw new IllegalStateException(
          name + " has a pattern and no example; add an example to the spec");
    }
    return text;
  }

  /** {@return an output with every field, as a number where the spec allows one} */
  public static JsonNode output(Operation operation) {
    return present(json(operation.schemas(), operation.output()));
  }

  /** {@return an output with every field, as a text where the spec allows a number or a text} */
  public static JsonNode outputInTexts(Operation operation) {
    return present(new Examples(operation.schemas(), true).json(operation.output()));
  }

  private static JsonNode present(@Nullable JsonNode output) {
    return output == null ? NODES.objectNode() : output;
  }

  /** {@return the body that carries an output, in the envelope if the operation has one} */
  public static JsonNode body(Operation operation, JsonNode output) {
    if (!operation.hasEnvelope()) {
      return output;
    }
    ObjectNode body = NODES.objectNode();
    ObjectNode result = body.putObject("result").put("status", 1);
    result.set("output", output);
    result.putArray("errors");
    return body;
  }

  /** {@return a body as it is on the wire} */
  public static String rendered(Operation operation, JsonNode body) {
    if (!operation.isFormResponse()) {
      return body.toString();
    }
    return body.properties().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@return a value for a schema} */
  public static @Nullable JsonNode json(Schemas schemas, Schemas.Named named) {
    return new Examples(schemas, false).json(named);
  }

  private @Nullable JsonNode json(Schemas.Named named) {
    if (named.isArray()) {
      JsonNode item = json(schemas.items(named));
      return item == null ? NODES.arrayNode() : NODES.arrayNode().add(item);
    }
    Map<String, Schemas.Named> properties = schemas.properties(named);
    if (!properties.isEmpty()) {
      return object(named, properties);
    }
    if (named.isFreeForm()) {
      // Nothing is known of a free-form object.
      return NODES.objectNode();
    }
    String text = scalar(named.name(), named.schema(), "a " + named.name());
    String type = named.isNumberOrText() ? texts ? "string" : "number" : named.schema().getType();
    return switch (type) {
      case "integer", "number", "boolean" -> parsed(text);
      default -> NODES.textNode(text);
    };
  }

  private @Nullable JsonNode object(Schemas.Named named, Map<String, Schemas.Named> properties) {
    if (within.contains(named.name())) {
      return null;
    }
    within.push(named.name());
    ObjectNode object = NODES.objectNode();
    properties.forEach(
        (name, property) -> {
          JsonNode value = json(property);
          if (value != null) {
            object.set(name, value);
          }
        });
    within.pop();
    return object;
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(text + " is no JSON", e);
    }
  }
}
