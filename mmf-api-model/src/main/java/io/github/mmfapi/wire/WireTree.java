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

/**
 * Reads JSON without a type in the spec into unmodifiable maps and lists, with every digit of a
 * number.
 */
final class WireTree {
  /** The deepest nesting that is read, also by versions of Jackson without a limit. */
  static final int MAX_DEPTH = 1000;

  static final String TOO_DEEP =
      "the nesting depth is more than " + MAX_DEPTH + ", the most that is read";

  private WireTree() {}

  /** Reads the value at the parser. */
  static Object read(JsonParser parser) throws IOException {
    return read(parser, 0);
  }

  private static Object read(JsonParser parser, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new JsonParseException(parser, TOO_DEEP);
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
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
    return WireJson.scalar(parser);
  }
}
