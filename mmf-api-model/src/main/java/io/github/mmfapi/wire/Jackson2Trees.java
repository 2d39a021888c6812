package io.github.mmfapi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Creates trees of Jackson 2, whose databind may not be on the class path. */
final class Jackson2Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Jackson2Trees() {}

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
      return NODES.textNode(text);
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
