package io.github.mmfapi.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Schemas;
import io.github.mmfapi.wire.WireEnum;
import io.github.mmfapi.wire.WireObject;
import io.github.mmfapi.wire.WireValue;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares every field of a decoded response with the JSON it came from, as the spec defines its
 * format. The expected values are computed without the code of the models.
 */
public final class Fields {
  private final Schemas schemas;
  private final Consumer<String> asserted;

  private Fields(Schemas schemas, Consumer<String> asserted) {
    this.schemas = schemas;
    this.asserted = asserted;
  }

  /**
   * Compares what a binding returned with the output on the wire.
   *
   * @param asserted called with each field that was compared, as {@code Schema.field}
   */
  public static void verify(
      Operation operation, JsonNode output, Object returned, Consumer<String> asserted) {
    new Fields(operation.schemas(), asserted).compare(operation.output(), output, returned);
  }

  /**
   * {@return all fields of an operation's response that the spec gives a type, as {@code
   * Schema.field}}
   */
  public static Set<String> of(Operation operation) {
    Set<String> fields = new LinkedHashSet<>();
    if (operation.responseKind() == ResponseKind.TYPED) {
      collect(operation.schemas(), operation.output(), fields);
    }
    return fields;
  }

  private static void collect(Schemas schemas, Schemas.Named schema, Set<String> into) {
    if (schema.isArray()) {
      collect(schemas, schemas.items(schema), into);
      return;
    }
    schemas
        .properties(schema)
        .forEach(
            (name, property) -> {
              if (into.add(schema.name() + "." + name)) {
                collect(schemas, property, into);
              }
            });
  }

  private void compare(Schemas.Named schema, JsonNode raw, Object value) {
    if (schema.isArray()) {
      compareList(schema, raw, value);
    } else if (!schemas.properties(schema).isEmpty()) {
      compareObject(schema, raw, value);
    } else {
      compareScalar(schema, raw, value);
    }
  }

  private void compareList(Schemas.Named schema, JsonNode raw, Object value) {
    assertThat(value).as(schema.name()).isInstanceOf(List.class);
    List<?> list = (List<?>) value;
    assertThat(list).as(schema.name()).hasSize(raw.isArray() ? raw.size() : 0);
    for (int i = 0; i < list.size(); i++) {
      compare(schemas.items(schema), raw.get(i), list.get(i));
    }
  }

  private void compareObject(Schemas.Named schema, JsonNode raw, Object value) {
    if (!raw.isObject()) {
      assertThat(value).as(schema.name() + " of " + raw).isNull();
      return;
    }
    assertThat(value).as(schema.name()).isInstanceOf(WireObject.class);
    assertThat(((WireObject) value).unknown().keySet())
        .as("fields of %s that the spec does not list; add them to the spec", schema.name())
        .isEmpty();
    schemas
        .properties(schema)
        .forEach((name, property) -> compareField(schema, name, property, raw, value));
  }

  private void compareField(
      Schemas.Named owner, String name, Schemas.Named property, JsonNode raw, Object value) {
    JsonNode sample = Examples.json(schemas, property);
    if (!raw.has(name) || sample == null) {
      return;
    }
    var accessor = Accessors.of(value.getClass(), name, sample);
    compare(property, raw.get(name), Bindings.invoke(accessor, value));
    // A null does not show how a value would be read.
    if (!raw.get(name).isNull()) {
      asserted.accept(owner.name() + "." + name);
    }
  }

  private static void compareScalar(Schemas.Named schema, JsonNode raw, Object value) {
    if (schema.isFreeForm()) {
      assertThat(value).as(schema.name()).isInstanceOf(WireValue.class);
      assertThat(((WireValue) value).toJson()).as(schema.name()).isEqualTo(raw.toString());
      return;
    }
    if (raw.isNull()) {
      assertThat(value).as(schema.name()).isNull();
      return;
    }
    Object expected = Meaning.of(schema, raw);
    if (expected instanceof BigDecimal number) {
      assertThat(new BigDecimal(String.valueOf(value)))
          .as(schema.name())
          .isEqualByComparingTo(number);
    } else if (value instanceof WireEnum constant) {
      assertThat(constant.value()).as(schema.name()).isEqualTo(expected);
    } else if (expected == Meaning.ANY_VALUE) {
      assertThat(value).as("%s, format %s", schema.name(), schema.format()).isNotNull();
    } else {
      assertThat(value).as(schema.name()).isEqualTo(expected);
    }
  }
}
