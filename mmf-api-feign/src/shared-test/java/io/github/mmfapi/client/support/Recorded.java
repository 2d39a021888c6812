package io.github.mmfapi.client.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The recorded bodies (see spec/evidence/recorded/PROVENANCE.md). */
public final class Recorded {
  public static final String GET_USER = body("get_user.json");
  public static final String UNSIGNED = body("error_unsigned_get_user.json");
  public static final String NO_WORKOUTS = body("get_workouts_empty.json");
  public static final String ONE_WORKOUT = body("get_workouts_one.json");
  public static final String CREATED = body("create_workout.json");
  public static final String TEMPORARY_CREDENTIALS = body("oauth_request_token.txt");
  public static final String TOKEN_CREDENTIALS = body("oauth_access_token.txt");

  /** The client that the tutorial registers, and the user it authorizes. */
  public static final String CLIENT_KEY = "da48d1af1f2a1fdd06bc573443bbd730";

  public static final String CLIENT_SECRET = "c321a87313ad3ed43a71ee116ca2b1390xa0x27191";
  public static final long USER_ID = 26345682L;

  /** The folder of recordings. */
  public static final Path RECORDINGS = Path.of("recordings");

  /** The folder of the recorded bodies. */
  public static final Path BODIES = Path.of("..", "spec", "evidence", "recorded");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  public static String body(String name) {
    return text("/recorded/" + name);
  }

  private static String text(String resource) {
    try (var in = Recorded.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode output(String envelope) {
    return tree(envelope).at("/result/output");
  }
}
