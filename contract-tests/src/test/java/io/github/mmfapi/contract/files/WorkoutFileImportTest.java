package io.github.mmfapi.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.value.Tcx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Imports files as devices and web sites write them, each with one peculiarity, and compares what
 * the sandbox stores with what a reader of the file expects.
 */
class WorkoutFileImportTest {
  static final Path CASES =
      Path.of("..", "mmf-api-model", "src", "test", "resources", "workout-files");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final MmfClient client =
      MmfClient.builder()
          .baseUrl(sandbox.baseUrl())
          .clientCredentials(sandbox.clientCredentials())
          .tokenCredentials(sandbox.authorize(sandbox.user()))
          .build();

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private JsonNode call(RawRequest request) {
    try (RawResponse response = client.raw().call(request)) {
      String text = response.text();
      assertThat(response.status()).as(text).isEqualTo(200);
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(request + " did not return JSON", e);
    }
  }

  private JsonNode importTcx(String tcx) {
    return call(RawRequest.post("workouts/import_tcx").with("tcx", tcx)).path("result");
  }

  private JsonNode workout(JsonNode imported) {
    return call(RawRequest.get("workouts/get_workout_full")
            .with("workout_id", imported.at("/output/result/workout_id").asText()))
        .at("/result/output/workout");
  }

  private JsonNode importRoute(FilePart file) {
    JsonNode imported = call(RawRequest.post("routes/import_route").with("file", file));
    String key = imported.at("/result/output/route_key").asText();
    assertThat(key).as(imported.toString()).isNotEmpty();
    return route(key);
  }

  private JsonNode route(String key) {
    return call(RawRequest.get("routes/get_route_json").with("route_key", key));
  }

  private static FilePart gpx(String content) {
    return new FilePart("a.gpx", "application/gpx+xml", content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void importTcx_withDecimalCalories_createsTheWorkoutAndItsRoute() {
    JsonNode imported = importTcx(Tcx.read(CASES.resolve("cal_dec.tcx")));

    JsonNode workout = workout(imported);
    assertThat(workout.path("calories_burned").asText()).isEqualTo("13");
    assertThat(workout.path("time_taken").asText()).isEqualTo("60");
    assertThat(workout.path("distance").asText()).isEqualTo("0.124");
    assertThat(workout.path("workout_date").asText()).isEqualTo("2023-11-26");
    assertThat(route(imported.at("/output/result/route_key").asText()).path("points")).hasSize(2);
  }

  @Test
  void importTcx_withoutPositions_keepsTheHeartRates() {
    JsonNode imported = importTcx(Tcx.read(CASES.resolve("indoor.tcx")));

    JsonNode workout = workout(imported);
    assertThat(workout.path("avg_hr").asText()).isEqualTo("140");
    assertThat(workout.path("calories_burned").asText()).isEqualTo("12");
    assertThat(workout.path("time_taken").asText()).isEqualTo("60");
    assertThat(workout.path("distance").asText()).isEqualTo("0.124");
    assertThat(imported.at("/output/result").has("route_id")).isFalse();
    RawRequest series =
        RawRequest.get("workouts/get_time_series")
            .with("workout_id", workout.path("workout_id").asText());
    assertThat(call(series).at("/workout/laps/0/data_points"))
        .hasToString("[{\"time\":\"0\",\"hr\":140},{\"time\":\"60\",\"hr\":140}]");
    // No distance to cut at is known.
    call(
        RawRequest.post("workouts/convert_isds_to_workout_track")
            .with("workout_id", workout.path("workout_id").asText())
            .with("lap_interval", "0.05"));
    assertThat(call(series).at("/workout/laps/0/data_points")).hasSize(2);
    assertThat(call(series).at("/workout/distance").asText()).isEqualTo("0.124");
  }

  @Test
  void importTcx_withInfiniteDuration_isRefusedByBothSides() throws IOException {
    Path file = CASES.resolve("inf_time.tcx");

    assertThatThrownBy(() -> Tcx.read(file))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("TotalTimeSeconds");
    JsonNode refused = importTcx(Files.readString(file));
    assertThat(refused.path("status").asInt()).isEqualTo(-1);
    assertThat(refused.at("/errors/0").asText()).contains("TotalTimeSeconds");
    assertThat(client.workouts().getWorkouts().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "author.gpx, Morning Run, 0.138, 2",
    "exttime.gpx, Morning Run, 0.138, 2",
    "local.gpx, Morning Run, 0.138, 2",
    "plus0000.gpx, Morning Run, 0.138, 2",
    "strava.gpx, Morning Run, 0.138, 2",
    "startend.kml, Ride, 0.138, 3",
    "emptyline.kml, Ride, 0.069, 2"
  })
  void importRoute_storesTheLineWithItsName(String file, String name, String miles, int points) {
    JsonNode route = importRoute(FilePart.of(CASES.resolve(file)));

    assertThat(route.path("route_name").asText()).isEqualTo(name);
    assertThat(route.path("total_distance").asText()).isEqualTo(miles);
    assertThat(route.path("points")).hasSize(points);
    assertThat(route.at("/points/0/lat").asText()).isEqualTo("30.1");
    assertThat(route.at("/points/0/lng").asText()).isEqualTo("-97.7");
  }

  @Test
  void importRoute_ofSegments_doesNotCountTheGap() {
    String segment = "<trkseg><trkpt lat='%d' lon='0'/><trkpt lat='%<d.001' lon='0'/></trkseg>";
    JsonNode route =
        importRoute(
            gpx("<gpx><trk>" + segment.formatted(1) + segment.formatted(2) + "</trk></gpx>"));

    String key = route.path("route_key").asText();
    assertThat(route.path("total_distance").asText()).isEqualTo("0.138");
    assertThat(
            call(RawRequest.get("routes/get_route_distances").with("route_key", key))
                .at("/result/output/distances"))
        .extracting(row -> row.path("distance").asText())
        .containsExactly("0", "0.069", "0.069", "0.138");
    try (RawResponse gpx =
        client.raw().call(RawRequest.get("routes/get_route_gpx").with("route_key", key))) {
      assertThat(importRoute(gpx(gpx.text())).path("total_distance").asText()).isEqualTo("0.138");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<gpx/>", "<kml/>", "<TrainingCenterDatabase xmlns='urn:x'/>"})
  void importTcx_ofAnotherFormat_isRefusedByBothSides(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Tcx.read(new ByteArrayInputStream(bytes), bytes.length))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not TCX");
    assertThat(importTcx(document).at("/errors/0").asText()).contains("tcx is not TCX");
  }
}
