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
 * Reads the generated models from JSON, token by token. An {@code ObjectMapper} of Jackson 2 reads
 * them through this class too. Without a mapper, Jackson's databind is not loaded, which would take
 * longer than a first call over the network.
 */
public final class WireJson {
  // Most values of a response are flags and small numbers, so their strings are shared.
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
   * @param parser a parser at the first token of the object; afterwards it is at the last token
   * @param type the generated class
   * @return the view; without fields if the JSON is PHP's empty array
   * @throws JsonParseException if the JSON is something else or is not well-formed
   * @throws IOException if the text ends early
   * @throws IllegalArgumentException if the class is not a generated one
   */
  public static <T extends WireObject> T read(JsonParser parser, Class<T> type) throws IOException {
    WireFields<?> fields = WireTables.of(type);
    JsonToken start = parser.currentToken();
    WireObject object = read(parser, fields);
    if (object == null) {
      throw new JsonParseException(parser, WireModels.expected(fields, start));
    }
    return type.cast(object);
  }

  /**
   * Reads any JSON. Unlike the tree of a mapper, the result has every number as it was received.
   *
   * @param parser a parser at the first token of the value; afterwards it is at the last token
   * @return the value
   * @throws JsonParseException if the JSON is not well-formed, or is nested more than 1000 deep
   * @throws IOException if the text ends early
   */
  public static WireValue readValue(JsonParser parser) throws IOException {
    return WireValue.ofRaw(WireTree.read(parser));
  }

  /** {@return the object at the parser; null if there is neither an object nor an empty array} */
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

  /** {@return the scalar at the parser} */
  static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> WireValues.Null.NULL;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT ->
          parser.isNaN() ? (Object) parser.getDoubleValue() : WireNumber.read(parser);
      case VALUE_EMBEDDED_OBJECT -> WireConversion.embedded(parser.getEmbeddedObject());
      default -> parser.getText();
    };
  }

  private static Number whole(JsonParser parser) throws IOException {
    Number number = parser.getNumberValue();
    return number.intValue() == 0 ? WireNumber.whole(number, parser.getText()) : number;
  }

  /**
   * Reads an object.
   *
   * @param previous the previous object of the same list, whose equal strings are shared
   */
  private static WireObject read(
      WireFields<?> fields, JsonParser parser, @Nullable WireValues previous) throws IOException {
    @Nullable Object[] known = new @Nullable Object[fields.size()];
    Map<String, Object> unknown = Map.of();
    int next = 0;
    while (true) {
      int index;
      // A name in the expected position is compared as bytes and not looked up.
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
        known[index] =
            value(fields.field(index), parser, previous == null ? null : previous.get(index));
        next = index + 1;
        continue;
      }
      if (unknown.isEmpty()) {
        // Most objects have no unknown field and need no map.
        unknown = new LinkedHashMap<>();
      }
      String name = parser.currentName();
      parser.nextToken();
      unknown.put(name, value(null, parser, null));
    }
  }

  private static Object value(
      WireFields.@Nullable Field field, JsonParser parser, @Nullable Object previous)
      throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> text(parser, previous);
      case START_OBJECT ->
          field != null && field.kind().isList()
              ? keyedList(field, parser)
              : object(field, parser, previous);
      case START_ARRAY ->
          field != null && field.kind().isList() ? list(field, parser) : readValue(parser);
      default -> scalar(parser);
    };
  }

  /** Reads an entry of a list, which differs from the list only if it is an object. */
  private static Object entry(WireFields.Field field, JsonParser parser, @Nullable Object previous)
      throws IOException {
    return parser.currentToken() == JsonToken.START_OBJECT
        ? object(field, parser, previous)
        : value(field, parser, previous);
  }

  private static WireKeyedList keyedList(WireFields.Field field, JsonParser parser)
      throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    Object previous = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      previous = entry(field, parser, previous);
      members.put(name, previous);
    }
    return WireKeyedList.of(members);
  }

  private static Object object(
      WireFields.@Nullable Field field, JsonParser parser, @Nullable Object previous)
      throws IOException {
    var nested = field == null ? null : field.nested();
    return nested == null
        ? readValue(parser)
        : read(
            nested.get(), parser, previous instanceof WireObject object ? object.values() : null);
  }

  private static List<Object> list(WireFields.Field field, JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    Object previous = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      previous = entry(field, parser, previous);
      list.add(previous);
    }
    return Collections.unmodifiableList(list);
  }

  private static String text(JsonParser parser, @Nullable Object previous) throws IOException {
    int length = parser.getTextLength();
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    if (length == 1) {
      char only = characters[offset];
      return only < ONE_CHARACTER.length ? ONE_CHARACTER[only] : String.valueOf(only);
    }
    // Consecutive objects of a list often have the same user, type and date.
    return previous instanceof String text && is(text, characters, offset, length)
        ? text
        : parser.getText();
  }

  /** Compares from the end, where the keys of two objects usually differ. */
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
