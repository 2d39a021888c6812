package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a {@link WireNumber} in a tree. Its text is the number as received; as a whole or decimal
 * number it is 0, like a node that is no number, and as a {@code double} it is mostly infinite.
 */
final class WireNumberNode extends ValueNode {
  private static final long serialVersionUID = 1L;

  private final WireNumber number;

  WireNumberNode(WireNumber number) {
    this.number = number;
  }

  @Override
  public JsonNodeType getNodeType() {
    return JsonNodeType.NUMBER;
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  public JsonParser.NumberType numberType() {
    return JsonParser.NumberType.DOUBLE;
  }

  @Override
  public Number numberValue() {
    return number;
  }

  @Override
  public double doubleValue() {
    return number.doubleValue();
  }

  @Override
  public double asDouble(double defaultValue) {
    return number.doubleValue();
  }

  @Override
  public String asText() {
    return number.toString();
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeNumber(number.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireNumberNode that && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }
}
