package io.github.mmfapi.contract.internal.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads schemas as the generator does: follows references, ignores {@code []} for "none". */
public final class Schemas {
  private static final String PREFIX = "#/components/schemas/";

  private final Map<String, Schema<?>> named = new LinkedHashMap<>();

  Schemas(OpenAPI api) {
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents().getSchemas().forEach((name, schema) -> named.put(name, schema));
    }
  }

  /**
   * A schema and its name in reports.
   *
   * @param name its own name, or that of its owner and the property
   * @param schema the schema itself, no reference
   */
  public record Named(String name, Schema<?> schema) {
    /** {@return the format, empty if there is none} */
    public String format() {
      return schema.getFormat() == null ? "" : schema.getFormat();
    }

    /** {@return the values of an enum, empty if it is none} */
    public List<?> allowed() {
      return schema.getEnum() == null ? List.of() : schema.getEnum();
    }

    /** {@return whether it is an array} */
    public boolean isArray() {
      return schema.getItems() != null;
    }

    /** {@return whether it has a format and may be a JSON number or a text} */
    public boolean isNumberOrText() {
      return schema.getType() == null && !format().isEmpty();
    }

    /** {@return whether nothing is known of it} */
    public boolean isFreeForm() {
      String type = schema.getType();
      return type == null ? format().isEmpty() : type.equals("object");
    }
  }

  /** {@return the named schemas} */
  public Map<String, Schema<?>> named() {
    return Collections.unmodifiableMap(named);
  }

  /** {@return the schema behind references, a single allOf, and oneOf with "none"} */
  public Named resolve(String fallbackName, Schema<?> schema) {
    if (schema.get$ref() != null) {
      String name = schema.get$ref().substring(PREFIX.length());
      Schema<?> target = named.get(name);
      if (target == null) {
        throw new IllegalStateException("the spec refers to " + name + ", which does not exist");
      }
      return resolve(name, target);
    }
    if (schema.getOneOf() != null) {
      return resolve(fallbackName, alternative(schema));
    }
    if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
      return resolve(fallbackName, schema.getAllOf().get(0));
    }
    return new Named(fallbackName, schema);
  }

  /** Returns the alternative that is not PHP's empty array. */
  private Schema<?> alternative(Schema<?> schema) {
    List<Schema<?>> some = new java.util.ArrayList<>();
    for (Schema<?> alternative : schema.getOneOf()) {
      Integer most = resolve("", alternative).schema().getMaxItems();
      if (most == null || most > 0) {
        some.add(alternative);
      }
    }
    if (some.size() != 1) {
      throw new IllegalStateException("oneOf with " + some.size() + " alternatives besides none");
    }
    return some.get(0);
  }

  /** {@return the properties of an object by wire name, those of all its parts; empty if none} */
  public Map<String, Named> properties(Named object) {
    Map<String, Named> properties = new LinkedHashMap<>();
    collect(object.name(), object.schema(), properties);
    return properties;
  }

  private void collect(String owner, Schema<?> schema, Map<String, Named> into) {
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> collect(owner, resolve(owner, part).schema(), into));
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, property) -> into.put(name, resolve(owner + "." + name, property)));
    }
  }

  /** {@return the names of an object's required properties, those of all its parts} */
  public Set<String> required(Named object) {
    Set<String> names = new LinkedHashSet<>();
    collectRequired(object.schema(), names);
    return names;
  }

  private void collectRequired(Schema<?> schema, Set<String> into) {
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> collectRequired(resolve("", part).schema(), into));
    }
    if (schema.getRequired() != null) {
      into.addAll(schema.getRequired());
    }
  }

  /** {@return the elements of an array} */
  public Named items(Named array) {
    return resolve(array.name() + "[]", array.schema().getItems());
  }
}
