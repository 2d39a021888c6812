package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads every {@link WireObject} and {@link WireValue} for a mapper of Jackson 2, which finds this
 * class through {@link WireBinding}. The reading itself is done by {@link WireJson}.
 */
final class Jackson2Reader extends JsonDeserializer<Object> implements ContextualDeserializer {
  private final @Nullable Class<?> type;
  private final @Nullable WireFields<?> fields;

  /** Called by Jackson, which then calls {@link #createContextual} before it reads. */
  Jackson2Reader() {
    this(null, null);
  }

  private Jackson2Reader(@Nullable Class<?> type, @Nullable WireFields<?> fields) {
    this.type = type;
    this.fields = fields;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    Class<?> target = context.getContextualType().getRawClass();
    if (target == WireValue.class) {
      return new Jackson2Reader(target, null);
    }
    try {
      return new Jackson2Reader(target, WireTables.of(target));
    } catch (IllegalArgumentException e) {
      return context.reportBadDefinition(target, e.getMessage());
    }
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (fields == null) {
      return type == WireValue.class
          ? WireJson.readValue(parser)
          : context.reportBadDefinition(WireObject.class, "read a generated class instead");
    }
    JsonToken start = parser.currentToken();
    WireObject object = WireJson.read(parser, fields);
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
}
