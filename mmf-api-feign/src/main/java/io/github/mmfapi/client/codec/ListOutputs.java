package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an output that is a list in any form in which PHP sends one: an array, an object with the
 * entries as its members, and null, {@code ""} or {@code false} for an empty one.
 */
final class ListOutputs {
  private final ObjectReader list;
  private final ObjectReader entry;

  private ListOutputs(ObjectMapper mapper, JavaType type) {
    this.list = mapper.readerFor(type);
    this.entry = mapper.readerFor(type.getContentType());
  }

  /** Returns a reader for a list type, null for another type. */
  static Envelope.@Nullable OutputReader of(ObjectMapper mapper, JavaType type) {
    return type.isCollectionLikeType() && type.getRawClass().isAssignableFrom(List.class)
        ? new ListOutputs(mapper, type)::read
        : null;
  }

  private Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL, VALUE_FALSE -> List.of();
      case START_OBJECT -> members(parser);
      case VALUE_STRING ->
          parser.getTextLength() == 0 ? List.of() : list.<List<?>>readValue(parser);
      default -> list.<List<?>>readValue(parser);
    };
  }

  private List<Object> members(JsonParser parser) throws IOException {
    List<Object> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      members.add(entry.readValue(parser));
    }
    return members;
  }
}
