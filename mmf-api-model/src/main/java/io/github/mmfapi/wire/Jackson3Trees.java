package io.github.mmfapi.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Creates trees of Jackson 3, which may not be on the class path. */
final class Jackson3Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Jackson3Trees() {}

  /** Copies a value into a new tree. */
  static JsonNode of(Object raw) {
    if (raw instanceof Map<?, ?> members) {
      ObjectNode object = NODES.objectNode();
      members.forEach((name, value) -> object.set((String) name, of(value)));
      return object;
    }
    if (raw instanceof List<?> elements) {
      ArrayNode array = NODES.arrayNode(elements.size());
      elements.forEach(element -> array.add(of(element)));
      return array;
    }
    if (raw instanceof String text) {
      return NODES.stringNode(text);
    } else if (raw instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    return raw instanceof Number number ? number(number) : NODES.nullNode();
  }

  private static JsonNode number(Number number) {
    if (number instanceof Integer small) {
      return NODES.numberNode(small);
    } else if (number instanceof Long large) {
      return NODES.numberNode(large);
    } else if (number instanceof BigInteger whole) {
      return NODES.numberNode(whole);
    } else if (number instanceof BigDecimal decimal) {
      // The factory would drop trailing zeros.
      return DecimalNode.valueOf(decimal);
    } else if (number instanceof Double odd) {
      return NODES.numberNode(odd);
    }
    return number instanceof WireNumber text && text.isWithinReason()
        ? DecimalNode.valueOf(text.decimal())
        : NODES.pojoNode(number);
  }
}
