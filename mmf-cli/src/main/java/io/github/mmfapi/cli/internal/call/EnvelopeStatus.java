package io.github.mmfapi.cli.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads whether a response is an envelope that reports a failure, in JSON, XML or PHP. */
public final class EnvelopeStatus {
  private static final Pattern FAILURE =
      Pattern.compile(
          "\\s*+(?:\\{\\s*+\"result\"\\s*+:\\s*+\\{\\s*+\"status\"\\s*+:\\s*+\"?+"
              + "|(?:<\\?xml[^>]*+>\\s*+)?+<result>\\s*+<status>\\s*+"
              + "|a:1:\\{s:6:\"result\";a:\\d++:\\{s:6:\"status\";i:)-");

  private EnvelopeStatus() {}

  /** Returns whether a response is an envelope with a negative status. */
  public static boolean isFailure(String text) {
    return FAILURE.matcher(text).lookingAt();
  }

  /** Returns whether a failure is that of the authentication (SEED Out[40]). */
  static boolean isNotAuthenticated(String text) {
    return isFailure(text) && text.toLowerCase(Locale.ROOT).contains("authentication failed");
  }

  /** Returns the error texts of an envelope in JSON; empty for another response. */
  static String errors(String text) {
    try {
      JsonNode errors = new ObjectMapper().readTree(text).path("result").path("errors");
      List<String> texts = new ArrayList<>();
      errors.forEach(error -> texts.add(error.asText()));
      return String.join(" ", texts);
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }
}
