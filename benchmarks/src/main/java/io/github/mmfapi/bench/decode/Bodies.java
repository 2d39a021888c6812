package io.github.mmfapi.bench.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Provides the recorded responses, and lists of workouts that are derived from the recorded one.
 */
public final class Bodies {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Bodies() {}

  /** Returns the anonymized response of {@code get_user} (SEED Out[20]). */
  public static byte[] user() {
    return recorded("get_user.json");
  }

  /** Returns a response of {@code get_workouts} with the given number of different workouts. */
  public static byte[] workouts(int count) {
    return workouts(0, count, count);
  }

  /** Returns a response with some of the workouts of a longer list. */
  public static byte[] workouts(int from, int to, int count) {
    try {
      ObjectNode response = (ObjectNode) MAPPER.readTree(recorded("get_workouts_one.json"));
      ObjectNode output = (ObjectNode) response.at("/result/output");
      ArrayNode workouts = (ArrayNode) output.get("workouts");
      ObjectNode one = (ObjectNode) workouts.remove(0);
      output.put("count", Integer.toString(count));
      for (int i = from; i < to; i++) {
        workouts.add(varied(one.deepCopy(), i));
      }
      return MAPPER.writeValueAsBytes(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode varied(ObjectNode workout, int i) {
    String day = String.format(Locale.ROOT, "2013-01-%02d", 1 + i % 28);
    return workout
        .put("workout_id", Long.toString(222_399_046L + i))
        .put("workout_key", Long.toString(401_135_834_983_568_979L + i))
        .put("workout_date", day)
        .put("workout_description", "workout no. " + i)
        .put("calories_burned", Integer.toString(300 + i % 500))
        .put("distance", i % 20 + ".25")
        .put("time_taken", Integer.toString(1800 + i % 3600))
        .put("avg_hr", Integer.toString(120 + i % 60))
        .put("avg_speed", i % 12 + ".5")
        .put("updated_date", day + " 09:23:55")
        .put("created_date", day + " 09:23:55");
  }

  private static byte[] recorded(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream("/recorded/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
