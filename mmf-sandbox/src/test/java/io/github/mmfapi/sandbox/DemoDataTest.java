package io.github.mmfapi.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoDataTest {
  private static final Path YEAR =
      Path.of("src/test/resources/io/github/mmfapi/sandbox/demo-year.txt");

  @Test
  void demoData_isAPlausibleYearAndReproducible() {
    SettableClock clock = new SettableClock();
    State one = demo(clock, 1);
    State same = demo(clock, 1);
    State other = demo(clock, 2);
    User user = one.users().require(Long.toString(SandboxUser.TUTORIAL.userId()));

    var rows = one.workouts().visibleTo(null, user);
    assertThat(rows).hasSizeBetween(120, 300);
    assertThat(rows)
        .extracting(row -> row.path("workout_date").asText())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(rows.get(0).path("workout_date").asText()).isLessThan("2013-06-17");
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.path("distance").asDouble()).isBetween(1.0, 40.0))
        .allSatisfy(row -> assertThat(row.path("avg_speed").asDouble()).isBetween(2.0, 20.0));
    assertThat(rows.toString()).isEqualTo(same.workouts().visibleTo(null, user(same)).toString());
    assertThat(rows.toString())
        .isNotEqualTo(other.workouts().visibleTo(null, user(other)).toString());
  }

  @Test
  void demoData_fieldsOfEachRow_fitTogether() {
    SettableClock clock = new SettableClock();
    State state = demo(clock, 1);
    User user = user(state);
    Map<String, ObjectNode> routes = new HashMap<>();
    state.routes().visibleTo(null, user).forEach(r -> routes.put(r.path("route_id").asText(), r));
    Set<String> types = new TreeSet<>();
    int linked = 0;
    for (ObjectNode row : state.workouts().visibleTo(null, user)) {
      String date = row.path("workout_date").asText();
      assertThat(row.path("created_date").asText())
          .isEqualTo(date + " " + row.path("workout_end_time").asText())
          .isEqualTo(row.path("updated_date").asText());
      long seconds =
          Duration.between(
                  LocalTime.parse(row.path("workout_start_time").asText()),
                  LocalTime.parse(row.path("workout_end_time").asText()))
              .toSeconds();
      assertThat(row.path("time_taken").asLong()).isEqualTo(seconds);
      assertThat(row.path("avg_speed").asDouble())
          .isCloseTo(row.path("distance").asDouble() / seconds * 3600, within(0.01));
      types.add(
          row.path("activity_type_id").asText()
              + " "
              + row.path("workout_type_id").asText()
              + " "
              + row.path("workout_type_name").asText());
      ObjectNode route = routes.get(row.path("route_id").asText());
      if (route != null) {
        linked++;
        assertThat(row.path("route_name")).isEqualTo(route.path("route_name"));
        assertThat(row.path("distance").asDouble())
            .isCloseTo(route.path("total_distance").asDouble(), within(0.01));
      }
    }
    assertThat(linked).isGreaterThan(20);
    assertThat(types).containsExactly("11 3 Ride", "16 47 Regular Run", "9 16 Long Walk");
    assertThat(user.row().path("start_zip").asText()).isEqualTo("97015");
  }

  /** Tests of users rest on these numbers, so that a release changes them on purpose only. */
  @Test
  void demoData_ofASeed_staysTheYearOfTheFile() throws IOException {
    State state = demo(new SettableClock(), 1);
    List<String> lines = new ArrayList<>();
    for (ObjectNode route : state.routes().visibleTo(null, user(state))) {
      lines.add(line(route, "route_name", "total_distance"));
      for (TrackPoint point : state.routes().points(route)) {
        lines.add("  " + point.latitude() + " " + point.longitude());
      }
    }
    for (ObjectNode row : state.workouts().visibleTo(null, user(state))) {
      lines.add(
          line(
              row,
              "workout_date",
              "workout_start_time",
              "workout_description",
              "distance",
              "time_taken",
              "calories_burned",
              "route_name"));
    }
    if (Boolean.getBoolean("demo.update")) {
      Files.write(YEAR, lines);
    }
    assertThat(lines)
        .as("if the change is intended, write the file again with -Ddemo.update=true")
        .isEqualTo(Files.readAllLines(YEAR));
  }

  private static String line(JsonNode fields, String... names) {
    return Stream.of(names).map(name -> fields.path(name).asText("-")).collect(joining(" | "));
  }

  private static State demo(SettableClock clock, long seed) {
    return new SandboxInstance(MmfSandbox.builder().clock(clock).demoData(seed).settings()).state();
  }

  private static User user(State state) {
    return state.users().require(Long.toString(SandboxUser.TUTORIAL.userId()));
  }
}
