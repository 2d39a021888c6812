package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.mmfapi.client.internal.http.ErrorTexts;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code errors} of an envelope: a list, one text, or an object as PHP writes an array
 * with gaps. Keeps no more texts than an exception does, and of each what is enough to find its
 * secrets; they are masked later, when the call is known.
 */
final class ErrorReader {
  private static final JsonFactory WRITER = new JsonFactory();
  private static final Pattern INDEX = Pattern.compile("[0-9]+");

  private final List<String> errors = new ArrayList<>();

  private ErrorReader() {}

  /** Reads the value at the parser; afterwards the parser is at its last token. */
  static List<String> read(JsonParser parser) throws IOException {
    ErrorReader reader = new ErrorReader();
    if (parser.isExpectedStartArrayToken()) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        reader.add(parser);
      }
    } else if (parser.isExpectedStartObjectToken()) {
      reader.addMembers(parser);
    } else {
      reader.add(parser);
    }
    return reader.errors;
  }

  private void addMembers(JsonParser parser) throws IOException {
    String name = parser.nextFieldName();
    if (name == null || INDEX.matcher(name).matches()) {
      for (; name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        add(parser);
      }
    } else {
      keep(json(parser, name));
    }
  }

  private void add(JsonParser parser) throws IOException {
    if (errors.size() == ErrorTexts.MOST) {
      parser.skipChildren();
      return;
    }
    switch (parser.currentToken()) {
      case VALUE_NULL, VALUE_FALSE -> {}
      case START_OBJECT, START_ARRAY -> keep(json(parser, null));
      default -> keep(beginning(parser));
    }
  }

  private void keep(String text) {
    if (!text.isEmpty()) {
      errors.add(text);
    }
  }

  private static String beginning(JsonParser parser) throws IOException {
    return new String(
        parser.getTextCharacters(),
        parser.getTextOffset(),
        Math.min(ErrorTexts.READ, parser.getTextLength()));
  }

  /**
   * Returns the beginning of an object or array as text.
   *
   * @param first the name at the parser if it is inside an object; null if it is at its start
   */
  private static String json(JsonParser parser, @Nullable String first) throws IOException {
    Beginning text = new Beginning();
    try (JsonGenerator out = WRITER.createGenerator(text)) {
      int depth = 0;
      if (first != null) {
        out.writeStartObject();
        out.writeFieldName(first);
        parser.nextToken();
        depth = 1;
      }
      depth += copy(parser, out);
      while (depth > 0) {
        parser.nextToken();
        depth += copy(parser, out);
      }
    }
    return text.kept.toString();
  }

  /** Copies a token and returns by how much it changes the depth. */
  private static int copy(JsonParser parser, JsonGenerator out) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isNumeric()) {
      // As text: a number may be beyond what Java can hold.
      out.writeNumber(parser.getText());
    } else {
      out.copyCurrentEvent(parser);
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  /** Keeps the first characters of what is written. */
  private static final class Beginning extends Writer {
    final StringBuilder kept = new StringBuilder();

    @Override
    public void write(char[] characters, int offset, int length) {
      kept.append(characters, offset, Math.min(length, ErrorTexts.READ - kept.length()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
