package io.github.mmfapi.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads every {@link WireObject} and {@link WireValue} for a mapper of Jackson 3, which finds this
 * class through {@link WireBinding}. Nothing else may use this class, because Jackson 3 may not be
 * on the class path.
 */
final class Jackson3Reader extends ValueDeserializer<Object> {
  private final @Nullable Class<?> type;
  private final @Nullable WireFields<?> fields;

  /** Called by Jackson, which then calls {@link #createContextual} before it reads. */
  Jackson3Reader() {
    this(null, null);
  }

  private Jackson3Reader(@Nullable Class<?> type, @Nullable WireFields<?> fields) {
    this.type = type;
    this.fields = fields;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    Class<?> target = context.getContextualType().getRawClass();
    if (target == WireValue.class) {
      return new Jackson3Reader(target, null);
    }
    try {
      return new Jackson3Reader(target, WireTables.of(target));
    } catch (IllegalArgumentException e) {
      return context.reportBadDefinition(target, e.getMessage());
    }
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken start = parser.currentToken();
    if (fields == null && type != WireValue.class) {
      return context.reportBadDefinition(WireObject.class, "read a generated class instead");
    }
    Object raw = read(parser, 0);
    if (fields == null) {
      return WireValue.ofRaw(raw);
    }
    WireObject object = WireModels.object(fields, raw);
    return object == null
        ? context.reportInputMismatch(this, WireModels.expected(fields, start))
        : object;
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    return type == WireValue.class ? WireValue.ofNull() : null;
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }

  private static Object read(JsonParser parser, int depth) {
    if (depth > WireTree.MAX_DEPTH) {
      throw new StreamReadException(parser, WireTree.TOO_DEEP);
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, read(parser, depth + 1));
      }
      return Collections.unmodifiableMap(members);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser, depth + 1));
      }
      return Collections.unmodifiableList(elements);
    }
    return scalar(parser);
  }

  private static Object scalar(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> WireValues.Null.NULL;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> WireNumber.whole(parser.getNumberValue(), parser.getString());
      case VALUE_NUMBER_FLOAT ->
          parser.isNaN() ? (Object) parser.getDoubleValue() : WireNumber.of(parser.getString());
      case VALUE_EMBEDDED_OBJECT -> WireConversion.embedded(parser.getEmbeddedObject());
      default -> parser.getString();
    };
  }
}
