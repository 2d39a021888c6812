package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the envelope of a response: {@code {"result":{"status":1,"output":{},"errors":[]}}} (SEED).
 * {@code status} is 1 for success and -1 for failure. On failure {@code output} is PHP's empty
 * array.
 *
 * @param status 1 for success
 * @param output what {@link OutputReader} returned; null if it is null or missing, or unless status
 *     is 1
 * @param errors the server's error texts as they came, with any secrets; empty on success
 */
record Envelope(int status, @Nullable Object output, List<String> errors) {
  static final int SUCCESS = 1;
  private static final int LONGEST_STATUS = 20;
  private static final int LONGEST_EXACT_INT = 9;
  private static final Pattern STATUS = Pattern.compile("(-?[0-9]{1,9})(?:\\.0+)?");
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
        case "errors" -> errors = ErrorReader.read(parser);
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
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getTextLength() <= LONGEST_EXACT_INT) {
      // In nearly every response. It needs no text, and so no memory.
      return parser.getIntValue();
    }
    // Recorded as a JSON number, but nearly all other numbers are strings: accept both.
    Integer status =
        switch (parser.currentToken()) {
          case VALUE_TRUE -> SUCCESS;
          case VALUE_FALSE -> 0;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING ->
              numeric(parser.getTextLength() > LONGEST_STATUS ? "" : parser.getText());
          default -> null;
        };
    if (status == null) {
      throw new MalformedException("\"status\" is not a number");
    }
    return status;
  }

  /** Returns a status on the wire as a number; null if it is no whole number. */
  static @Nullable Integer numeric(String text) {
    Matcher number = STATUS.matcher(text.strip());
    return number.matches() ? Integer.valueOf(number.group(1)) : null;
  }
}
