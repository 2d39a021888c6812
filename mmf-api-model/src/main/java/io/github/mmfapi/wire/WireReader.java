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
 * Reads every {@link WireObject} for an {@code ObjectMapper}, which finds this class through the
 * annotation on {@link WireObject}. The reading itself is done by {@link WireJson}.
 */
final class WireReader extends JsonDeserializer<WireObject> implements ContextualDeserializer {
  private final @Nullable WireFields<?> fields;

  /** Called by Jackson, which then calls {@link #createContextual} before it reads. */
  WireReader() {
    this(null);
  }

  private WireReader(@Nullable WireFields<?> fields) {
    this.fields = fields;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    Class<?> type = context.getContextualType().getRawClass();
    try {
      return new WireReader(WireTables.of(type));
    } catch (IllegalArgumentException e) {
      return context.reportBadDefinition(type, e.getMessage());
    }
  }

  @Override
  public WireObject deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (fields == null) {
      return context.reportBadDefinition(WireObject.class, "read a generated class instead");
    }
    JsonToken start = parser.currentToken();
    WireObject object = WireJson.read(parser, fields);
    return object == null
        ? context.reportInputMismatch(this, WireJson.expected(fields, start))
        : object;
  }
}
