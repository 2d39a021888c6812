package io.github.mmfapi.contract.internal.make;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.internal.spec.Schemas;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/**
 * Translates schemas of OpenAPI 3.0 into JSON Schema 2020-12. Where an object with listed
 * properties is expected, no others are allowed, so that a field which the spec does not list is
 * noticed.
 */
final class JsonSchemas {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";

  private final Schemas schemas;

  JsonSchemas(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Returns a schema that can be a part of another one, so that it allows further properties. */
  ObjectNode open(Schema<?> schema) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (schema.get$ref() != null) {
      return json.put("$ref", schema.get$ref().replace(COMPONENTS, DEFINITIONS));
    }
    type(schema, json);
    if (schema.getOneOf() != null) {
      ArrayNode alternatives = json.putArray("oneOf");
      schema.getOneOf().forEach(alternative -> alternatives.add(closed(alternative)));
    }
    if (schema.getAllOf() != null) {
      ArrayNode parts = json.putArray("allOf");
      schema.getAllOf().forEach(part -> parts.add(open(part)));
    }
    if (schema.getItems() != null) {
      json.set("items", closed(schema.getItems()));
    }
    if (schema.getMaxItems() != null) {
      json.put("maxItems", schema.getMaxItems());
    }
    values(schema, json);
    object(schema, json);
    return json;
  }

  /** Returns a schema that allows no other properties than it lists, if it lists any. */
  ObjectNode closed(Schema<?> schema) {
    ObjectNode json = open(schema);
    boolean listed =
        schema.getOneOf() == null && !schemas.properties(schemas.resolve("", schema)).isEmpty();
    return listed ? json.put("unevaluatedProperties", false) : json;
  }

  private static void type(Schema<?> schema, ObjectNode json) {
    boolean numberOrText = schema.getType() == null && schema.getFormat() != null;
    List<String> types =
        schema.getType() != null
            ? List.of(schema.getType())
            : numberOrText ? List.of("number", "string") : List.of();
    if (types.isEmpty()) {
      return;
    }
    ArrayNode array = json.putArray("type");
    types.forEach(array::add);
    if (Boolean.TRUE.equals(schema.getNullable())) {
      array.add("null");
    }
  }

  private static void values(Schema<?> schema, ObjectNode json) {
    if (schema.getEnum() == null) {
      return;
    }
    ArrayNode values = json.putArray("enum");
    for (Object value : schema.getEnum()) {
      if (value instanceof Integer number) {
        values.add(number);
      } else if (value != null) {
        values.add(value.toString());
      }
    }
    if (Boolean.TRUE.equals(schema.getNullable())) {
      values.addNull();
    }
  }

  private void object(Schema<?> schema, ObjectNode json) {
    if (schema.getProperties() != null) {
      ObjectNode properties = json.putObject("properties");
      schema.getProperties().forEach((name, property) -> properties.set(name, closed(property)));
    }
    if (schema.getRequired() != null) {
      ArrayNode required = json.putArray("required");
      schema.getRequired().forEach(required::add);
    }
  }
}
