package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads every {@link WireObject}. Jackson finds it through the annotation on that class. */
final class WireReader extends JsonDeserializer<WireObject> implements ContextualDeserializer {
  // Flags and small numbers make up most of an answer: a row of them shares its strings.
  private static final String[] ONE_CHARACTER = new String[128];

  static {
    for (int c = 0; c < ONE_CHARACTER.length; c++) {
      ONE_CHARACTER[c] = String.valueOf((char) c);
    }
  }

  private static final ClassValue<WireFields<?>> TABLES =
      new ClassValue<>() {
        @Override
        protected WireFields<?> computeValue(Class<?> type) {
          try {
            var table = type.getDeclaredField("FIELDS");
            table.setAccessible(true);
            return (WireFields<?>) table.get(null);
          } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                type.getName() + " has no table FIELDS; read a generated class instead", e);
          }
        }
      };

  /** {@return the table of a generated class} */
  static WireFields<?> fieldsOf(Class<?> type) {
    return TABLES.get(type);
  }

  private final @Nullable WireFields<?> fields;

  /** Called by Jackson, which asks {@link #createContextual} before it reads. */
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
      return new WireReader(fieldsOf(type));
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
    if (start == JsonToken.START_OBJECT) {
      return read(fields, parser, null);
    }
    if (start == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY) {
      return fields.create(new WireValues(new @Nullable Object[fields.size()], Map.of()));
    }
    return context.reportInputMismatch(
        this,
        "Cannot read %s: expected a JSON object, or [] for none, but found %s",
        fields.typeName(),
        start == JsonToken.START_ARRAY ? "an array that is not empty" : start);
  }

  /**
   * Reads an object.
   *
   * @param above the object before it in the same list, with which it shares equal strings
   */
  private static WireObject read(
      WireFields<?> fields, JsonParser parser, @Nullable WireValues above) throws IOException {
    @Nullable Object[] known = new @Nullable Object[fields.size()];
    Map<String, Object> unknown = Map.of();
    int next = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int index = fields.indexOf(name, next);
      parser.nextToken();
      if (index >= 0) {
        known[index] = value(fields.field(index), parser, above == null ? null : above.get(index));
        next = index + 1;
        continue;
      }
      if (unknown.isEmpty()) {
        // Most objects hold nothing unknown and need no map of their own.
        unknown = new LinkedHashMap<>();
      }
      unknown.put(name, value(null, parser, null));
    }
    return fields.create(new WireValues(known, unknown));
  }

  private static Object value(
      WireFields.@Nullable Field field, JsonParser parser, @Nullable Object above)
      throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> text(parser, above);
      case START_OBJECT -> object(field, parser, above);
      case START_ARRAY ->
          field != null && field.kind().isList() ? list(field, parser) : WireTree.read(parser);
      default -> WireTree.scalar(parser);
    };
  }

  private static Object object(
      WireFields.@Nullable Field field, JsonParser parser, @Nullable Object above)
      throws IOException {
    var nested = field == null ? null : field.nested();
    return nested == null
        ? WireTree.read(parser)
        : read(nested.get(), parser, above instanceof WireObject object ? object.values() : null);
  }

  private static List<Object> list(WireFields.Field field, JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    Object above = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      above = value(field, parser, above);
      list.add(above);
    }
    return Collections.unmodifiableList(list);
  }

  private static String text(JsonParser parser, @Nullable Object above) throws IOException {
    int length = parser.getTextLength();
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    if (length == 1) {
      char only = characters[offset];
      return only < ONE_CHARACTER.length ? ONE_CHARACTER[only] : String.valueOf(only);
    }
    // The rows of a list repeat their user, type and day.
    return above instanceof String text && is(text, characters, offset, length)
        ? text
        : parser.getText();
  }

  /** Compares from the end, where the keys of two rows differ. */
  private static boolean is(String text, char[] characters, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    int i = length - 1;
    while (i >= 0 && text.charAt(i) == characters[offset + i]) {
      i--;
    }
    return i < 0;
  }
}
