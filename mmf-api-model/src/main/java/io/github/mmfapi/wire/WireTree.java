package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads values without a type in the spec into a tree. Unlike the tree of a mapper, it keeps every
 * digit of a number.
 */
final class WireTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WireTree() {}

  /** Reads the decimal number at the parser. */
  @FunctionalInterface
  interface DecimalReader {
    JsonNode read(JsonParser parser) throws IOException;
  }

  /** Reads the object or array at the parser with every digit. The parser limits the depth. */
  static JsonNode read(JsonParser parser) throws IOException {
    return read(parser, decimal -> copyOf(WireJson.scalar(decimal)));
  }

  static JsonNode read(JsonParser parser, DecimalReader decimals) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        object.set(name, read(parser, decimals));
      }
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(read(parser, decimals));
      }
      return array;
    }
    return parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
        ? decimals.read(parser)
        : copyOf(WireJson.scalar(parser));
  }

  /** Reads a decimal number as a mapper does, unless it is too large for that. */
  static JsonNode asDouble(JsonParser parser) throws IOException {
    double value = parser.getDoubleValue();
    return Double.isInfinite(value) && !parser.isNaN()
        ? new WireNumberNode(new WireNumber(parser.getText()))
        : NODES.numberNode(value);
  }

  /** Copies a scalar or an untyped value into a new tree. */
  static JsonNode copyOf(Object value) {
    if (value instanceof JsonNode node) {
      return node.deepCopy();
    } else if (value instanceof String text) {
      return NODES.textNode(text);
    } else if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    } else if (value instanceof Integer number) {
      return NODES.numberNode(number);
    } else if (value instanceof Long number) {
      return NODES.numberNode(number);
    } else if (value instanceof BigInteger number) {
      return NODES.numberNode(number);
    } else if (value instanceof BigDecimal number) {
      // The factory would drop trailing zeros.
      return DecimalNode.valueOf(number);
    } else if (value instanceof WireNumber number) {
      return new WireNumberNode(number);
    } else if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    return NODES.nullNode();
  }
}
