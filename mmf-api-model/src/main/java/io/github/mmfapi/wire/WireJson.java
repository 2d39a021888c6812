package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the generated models from JSON, token by token. An {@code ObjectMapper} reads them by this
 * way too; without one, nothing of Jackson's databind is loaded, which takes longer than a first
 * call over the network.
 */
public final class WireJson {
  // Flags and small numbers make up most of an answer: a row of them shares its strings.
  private static final String[] ONE_CHARACTER = new String[128];

  static {
    for (int c = 0; c < ONE_CHARACTER.length; c++) {
      ONE_CHARACTER[c] = String.valueOf((char) c);
    }
  }

  private WireJson() {}

  /**
   * Reads one object.
   *
   * @param <T> the generated class
   * @param parser stands on the first token of the object; stands on its last one afterwards
   * @param type the generated class
   * @return the view; without fields if there is PHP's empty array in its place
   * @throws JsonParseException if there is something else, or no well-formed JSON
   * @throws IOException if the text breaks off
   * @throws IllegalArgumentException if the class is no generated one
   */
  public static <T extends WireObject> T read(JsonParser parser, Class<T> type) throws IOException {
    WireFields<?> fields = WireTables.of(type);
    JsonToken start = parser.currentToken();
    WireObject object = read(parser, fields);
    if (object == null) {
      throw new JsonParseException(parser, expected(fields, start));
    }
    return type.cast(object);
  }

  /** {@return the object that the parser stands on; null if it is none, nor an empty array} */
  static @Nullable WireObject read(JsonParser parser, WireFields<?> fields) throws IOException {
    JsonToken start = parser.currentToken();
    if (start == JsonToken.START_OBJECT) {
      return read(fields, parser, null);
    }
    if (start == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY) {
      return fields.create(new WireValues(new @Nullable Object[fields.size()], Map.of()));
    }
    return null;
  }

  /** {@return what to say of something else than an object} */
  static String expected(WireFields<?> fields, @Nullable JsonToken found) {
    return "Cannot read "
        + fields.typeName()
        + ": expected a JSON object, or [] for none, but found "
        + (found == JsonToken.START_ARRAY ? "an array that is not empty" : found);
  }

  /** {@return the scalar that the parser stands on} */
  static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> WireValues.Null.NULL;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT ->
          parser.isNaN() ? (Object) parser.getDoubleValue() : parser.getDecimalValue();
      default -> parser.getText();
    };
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
    while (true) {
      int index;
      // A name that is where it is expected is compared as bytes and never looked up.
      if (next < known.length && parser.nextFieldName(fields.encodedName(next))) {
        index = next;
      } else {
        JsonToken token = next < known.length ? parser.currentToken() : parser.nextToken();
        if (token != JsonToken.FIELD_NAME) {
          return fields.create(new WireValues(known, unknown));
        }
        index = fields.indexOf(parser.currentName());
      }
      if (index >= 0) {
        parser.nextToken();
        known[index] = value(fields.field(index), parser, above == null ? null : above.get(index));
        next = index + 1;
        continue;
      }
      if (unknown.isEmpty()) {
        // Most objects hold nothing unknown and need no map of their own.
        unknown = new LinkedHashMap<>();
      }
      String name = parser.currentName();
      parser.nextToken();
      unknown.put(name, value(null, parser, null));
    }
  }

  private static Object value(
      WireFields.@Nullable Field field, JsonParser parser, @Nullable Object above)
      throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> text(parser, above);
      case START_OBJECT -> object(field, parser, above);
      case START_ARRAY ->
          field != null && field.kind().isList() ? list(field, parser) : WireTree.read(parser);
      default -> scalar(parser);
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
