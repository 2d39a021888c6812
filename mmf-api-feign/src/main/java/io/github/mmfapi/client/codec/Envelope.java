package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the envelope of a response: {@code {"result":{"status":1,"output":{},"errors":[]}}} (SEED).
 * {@code status} is 1 for success and -1 for failure. On failure {@code output} is PHP's empty
 * array.
 *
 * @param status 1 for success
 * @param output what {@link OutputReader} returned; null unless status is 1
 * @param errors the server's error texts as they came, with any secrets; empty on success
 */
record Envelope(int status, @Nullable Object output, List<String> errors) {
  static final int SUCCESS = 1;
  private static final JsonFactory WRITER = new JsonFactory();
  private static final String AUTHENTICATION = "authentication failed";

  /** Reads the output of a successful response. The parser is on its first token. */
  @FunctionalInterface
  interface OutputReader {
    @Nullable Object read(JsonParser parser) throws IOException;
  }

  /** Reports that the body can be parsed, but is not an envelope. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  boolean isSuccess() {
    return status == SUCCESS;
  }

  /** Returns the status only: output and errors may hold secrets. */
  @Override
  public String toString() {
    return "Envelope[" + status + "]";
  }

  /** Returns true if an error has the text of the only recorded error (SEED Out[40]). */
  boolean isAuthenticationFailure() {
    return errors.stream()
        .anyMatch(e -> e.toLowerCase(java.util.Locale.ROOT).contains(AUTHENTICATION));
  }

  /**
   * Reads one envelope in a single pass, with its members in any order, and checks that nothing
   * follows it.
   */
  static Envelope read(JsonParser parser, OutputReader outputReader) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedException("the body is not a JSON object");
    }
    Envelope envelope = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals("result")) {
        envelope = readResult(parser, outputReader);
      } else {
        parser.skipChildren();
      }
    }
    if (envelope == null) {
      throw new MalformedException("the body has no member \"result\"");
    }
    if (parser.nextToken() != null) {
      throw new MalformedException("the body continues after the end of the envelope");
    }
    return envelope;
  }

  private static Envelope readResult(JsonParser parser, OutputReader outputReader)
      throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      throw new MalformedException("\"result\" is not an object");
    }
    Integer status = null;
    Object output = null;
    TokenBuffer outputBeforeStatus = null;
    List<String> errors = List.of();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "status" -> status = readStatus(parser);
        case "errors" -> errors = readErrors(parser);
        case "output" -> {
          if (status == null) {
            outputBeforeStatus = new TokenBuffer(parser);
            outputBeforeStatus.copyCurrentStructure(parser);
          } else {
            output = readOutput(parser, status, outputReader);
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (status == null) {
      throw new MalformedException("\"result\" has no member \"status\"");
    }
    if (outputBeforeStatus != null) {
      output = readOutput(outputBeforeStatus.asParserOnFirstToken(), status, outputReader);
    }
    return new Envelope(status, output, errors);
  }

  private static @Nullable Object readOutput(
      JsonParser parser, int status, OutputReader outputReader) throws IOException {
    if (status == SUCCESS) {
      return outputReader.read(parser);
    }
    parser.skipChildren();
    return null;
  }

  private static int readStatus(JsonParser parser) throws IOException {
    // Recorded as a JSON number, but nearly all other numbers are strings: accept both.
    int status = parser.getValueAsInt(Integer.MIN_VALUE);
    if (status == Integer.MIN_VALUE) {
      throw new MalformedException("\"status\" is not a number");
    }
    return status;
  }

  private static List<String> readErrors(JsonParser parser) throws IOException {
    List<String> errors = new ArrayList<>();
    if (!parser.isExpectedStartArrayToken()) {
      addError(parser, errors);
      return errors;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      addError(parser, errors);
    }
    return errors;
  }

  private static String json(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = WRITER.createGenerator(text)) {
      out.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  private static void addError(JsonParser parser, List<String> errors) throws IOException {
    if (parser.currentToken().isScalarValue()) {
      String text = parser.getValueAsString("");
      if (!text.isEmpty()) {
        errors.add(text);
      }
    } else {
      errors.add(json(parser));
    }
  }
}
