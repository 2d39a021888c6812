package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.Tracks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long track and years far away, which once made the sandbox fail with HTTP 500. */
class LongTrackAndFarDateTest {
  private static final String[] PERIODS = {
    "all", "daily", "weekly", "weekly2", "monthly", "yearly"
  };

  private static MmfSandbox sandbox;

  private SigningCaller me;

  @BeforeAll
  static void start() {
    sandbox = MmfSandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
    me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 500})
  void createWorkoutTrack_withTheSecondsOfManyMinutes_isStored(int minutes) {
    String id = workout("2013-01-16").at("/output/workout_id").asText();
    String seconds =
        IntStream.range(0, minutes * 60).mapToObj(String::valueOf).collect(Collectors.joining(","));

    JsonNode result =
        me.post(
                "/workouts/create_workout_track",
                new Parameter("workout_id", id),
                new Parameter("workout_track_name", "long"),
                new Parameter("seconds", seconds))
            .path("result");

    assertThat(result.path("status").asInt()).as("%s", result).isEqualTo(1);
    assertThat(
            me.get("/workouts/get_time_series?workout_id=" + id)
                .at("/workout/data/seconds")
                .asText())
        .endsWith("," + (minutes * 60 - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+999999999-12-31", "-999999999-01-01", "+12345-01-01", "999999999-01-01"})
  void createWorkout_withAYearOfManyDigits_isRefusedAndLeavesTheStatisticsReadable(String date) {
    workout("2013-01-16");

    JsonNode refused = workout(date);

    assertThat(refused.path("status").asInt()).isEqualTo(-1);
    assertThat(refused.at("/errors/0").asText()).contains("workout_date");
    assertStatisticsOfOneWorkout();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z"})
  void importTcx_withAYearOfManyDigits_leavesTheStatisticsReadable(String time) throws Exception {
    workout("2013-01-16");
    String tcx = Tracks.TCX.replaceAll("<Id>[^<]*</Id>", "<Id>" + time + "</Id>");
    assertThat(tcx).contains(time);

    me.post(
        "/workouts/import_tcx",
        new Parameter("tcx", tcx.replaceAll("StartTime=\"[^\"]*\"", "StartTime=\"" + time + "\"")));

    for (String period : PERIODS) {
      assertThat(status("/users/get_user_stats?period=" + period)).as(period).isEqualTo(200);
    }
  }

  @Test
  void getUserStats_fromAYearOfManyDigits_isRefused() throws Exception {
    for (String date : new String[] {"%2B999999999-12-31", "-999999999-01-01"}) {
      String path = "/users/get_user_stats?period=weekly&date_from=" + date;
      assertThat(status(path)).isNotEqualTo(500);
      assertThat(me.get(path).at("/result/status").asInt()).isEqualTo(-1);
    }
  }

  private void assertStatisticsOfOneWorkout() {
    for (String period : PERIODS) {
      JsonNode stats = me.get("/users/get_user_stats?period=" + period).path("result");
      assertThat(stats.path("status").asInt()).as("%s: %s", period, stats).isEqualTo(1);
    }
    assertThat(me.get("/users/get_user_stats?period=weekly").at("/result/output/count").asText())
        .isEqualTo("1");
  }

  private JsonNode workout(String date) {
    return me.post(
            "/workouts/create_workout",
            new Parameter("workout_date", date),
            new Parameter("workout_description", "x"),
            new Parameter("distance", "1"))
        .path("result");
  }

  private int status(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(me.sign("GET", path).url())).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
