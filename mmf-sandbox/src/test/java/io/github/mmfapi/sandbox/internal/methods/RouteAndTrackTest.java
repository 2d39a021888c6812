package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.geo.TrackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteAndTrackTest {
  private static final String POINTS = "-122.66,45.51,3,1,start|-122.65,45.52|-122.64,45.52";

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String createRoute(String name, String miles, String privacy) {
    return me.post(
            "/routes/create_route",
            new Parameter("route_name", name),
            new Parameter("route_type_id", "1"),
            new Parameter("total_distance", miles),
            new Parameter("route_data", POINTS),
            new Parameter("privacy_setting", privacy))
        .at("/result/output/route_key")
        .asText();
  }

  private JsonNode unsigned(String pathAndQuery) {
    return SigningCaller.json(
        SigningCaller.send("GET", sandbox.baseUrl() + pathAndQuery, null, null));
  }

  private HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(me.sign("GET", path).url())).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void publicRoute_withoutCredentials_isReadAndFound() {
    String key = createRoute("long", "9.5", "3");
    createRoute("short", "1.25", "3");
    createRoute("mine", "2", "0");

    assertThat(unsigned("/routes/get_route?route_key=" + key).at("/result/output/points/0"))
        .hasToString("{\"lat\":\"45.51\",\"lng\":\"-122.66\"}");
    JsonNode found =
        unsigned(
                "/routes/search_routes?center_latitude=45.51&center_longitude=-122.66&radius=1"
                    + "&sort_by=total_distance&limit=1")
            .at("/result/output");
    assertThat(found.path("count").asText()).isEqualTo("2");
    assertThat(found.path("routes")).hasSize(1);
    assertThat(found.at("/routes/0/total_distance").asText()).isEqualTo("1.25");
    assertThat(
            unsigned(
                    "/routes/search_routes?center_latitude=45.51&center_longitude=-122.66"
                        + "&route_type_id=2")
                .at("/result/output/count")
                .asText())
        .isEqualTo("0");
    assertThat(
            unsigned("/routes/search_routes?center_latitude=46&center_longitude=-122")
                .at("/result/output/count")
                .asText())
        .isEqualTo("0");
  }

  @Test
  void privateRoute_isVisibleToItsOwnerOnly() {
    String key = createRoute("mine", "2", "0");

    assertThat(unsigned("/routes/get_route?route_key=" + key).at("/result/errors/0").asText())
        .contains("no such route");
    assertThat(me.get("/routes/get_route?route_key=" + key).at("/result/status").asInt())
        .isEqualTo(1);
    me.post("/routes/delete_route", new Parameter("route_key", key));
    assertThat(me.get("/routes/get_route?route_key=" + key).at("/result/status").asInt())
        .isEqualTo(-1);
  }

  @Test
  void importTcx_createsWorkoutRouteLapsAndTimeSeries() {
    JsonNode result =
        me.post("/workouts/import_tcx", new Parameter("tcx", Tracks.TCX))
            .at("/result/output/result");

    String id = result.path("workout_id").asText();
    JsonNode workout =
        me.get("/workouts/get_workout_full?workout_id=" + id).at("/result/output/workout");
    assertThat(result.at("/workout/raw_workout_date").asText()).isEqualTo("2013-08-15 08:00:00");
    assertThat(workout.path("workout_description").asText()).isEqualTo("Morning by the river");
    assertThat(workout.path("distance").asText()).isEqualTo("1.5");
    assertThat(workout.path("time_taken").asText()).isEqualTo("900");
    assertThat(workout.path("calories_burned").asText()).isEqualTo("150");
    assertThat(workout.path("avg_speed").asText()).isEqualTo("6");
    assertThat(workout.path("avg_hr").asText()).isEqualTo("130");
    assertThat(workout.path("workout_type_id").asText()).isEqualTo("1");
    assertThat(workout.path("route_id").asText()).isEqualTo(result.path("route_id").asText());
    assertThat(workout.path("children").isArray()).isTrue();
    assertThat(
            me.get("/routes/get_route?route_id=" + result.path("route_id").asText())
                .at("/result/output/points"))
        .hasSize(2);
    assertThat(me.get("/workouts/get_workout_laps?workout_id=" + id).at("/result/output/laps"))
        .hasSize(2);
    assertThat(
            me.get("/workouts/get_time_series?workout_id=" + id).at("/workout/laps/0/data_points"))
        .extracting(sample -> sample.path("time").asText() + sample.has("latlng"))
        .containsExactly("0true", "300false", "600true");
  }

  @Test
  void importTcx_withSeveralActivities_createsOneWorkoutWithChildren() {
    String activity =
        Tracks.TCX.substring(Tracks.TCX.indexOf("<Activity "), Tracks.TCX.indexOf("</Activities>"));
    String two = Tracks.TCX.replace("</Activities>", activity + "</Activities>");

    String id =
        me.post("/workouts/import_tcx", new Parameter("tcx", two))
            .at("/result/output/result/workout_id")
            .asText();

    JsonNode workout =
        me.get("/workouts/get_workout_full?workout_id=" + id).at("/result/output/workout");
    assertThat(workout.path("distance").asText()).isEqualTo("3");
    assertThat(workout.path("children")).hasSize(2);
    assertThat(workout.findValuesAsText("workout_id")).contains(id).doesNotHaveDuplicates();
    assertThat(workout.at("/children/1/workout_date").asText()).isEqualTo("08/15/2013");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no xml",
        "<TrainingCenterDatabase/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>"
      })
  void importTcx_withOtherDocument_isRefused(String tcx) {
    JsonNode result = me.post("/workouts/import_tcx", new Parameter("tcx", tcx)).path("result");

    assertThat(result.path("status").asInt()).isEqualTo(-1);
    assertThat(result.at("/errors/0").asText()).startsWith("(sandbox)");
    assertThat(me.get("/workouts/get_workouts").at("/result/output/count").asText()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {Tracks.TCX, Tracks.GPX, Tracks.KML})
  void importRoute_ofEachFormat_storesThePoints(String document) {
    JsonNode response = me.upload("/routes/import_route", document);

    String id = response.at("/result/output/route_id").asText();
    assertThat(
            me.get("/routes/get_route?route_id=" + id).at("/result/output/points/1/lng").asText())
        .as(response.toString())
        .isEqualTo("-122.65");
  }

  @ParameterizedTest
  @CsvSource({
    "get_route_kml, application/vnd.google-earth.kml+xml",
    "get_route_gpx, application/gpx+xml",
    "get_route_crs?seconds_per_mile=600, application/xml"
  })
  void exportedFile_hasThePointsOfTheRoute(String path, String type) throws Exception {
    String key = createRoute("way", "2", "3");
    String query = (path.contains("?") ? "&" : "?") + "route_key=" + key;

    HttpResponse<byte[]> file = bytes("/routes/" + path + query);

    assertThat(file.headers().firstValue("Content-Type")).hasValue(type);
    Track track = TrackReader.read(file.body()).get(0);
    assertThat(track.points())
        .extracting(TrackPoint::latitude)
        .containsExactly(45.51, 45.52, 45.52);
  }

  @ParameterizedTest
  @ValueSource(strings = {"view_route_image", "view_route_elevation", "view_marker_image"})
  void image_canBeDecoded(String path) throws Exception {
    String key = createRoute("way", "2", "3");

    HttpResponse<byte[]> file = bytes("/routes/" + path + "?marker_type_id=4&route_key=" + key);

    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
    assertThat(ImageIO.read(new ByteArrayInputStream(file.body())).getWidth()).isPositive();
  }

  @Test
  void routeData_malformed_isRefusedNamingTheParameter() {
    assertThat(
            me.post(
                    "/routes/save_route",
                    new Parameter("route_name", "x"),
                    new Parameter("route_type_id", "1"),
                    new Parameter("total_distance", "1"),
                    new Parameter("route_data", "somewhere"))
                .at("/result/errors/0")
                .asText())
        .contains("route_data");
  }

  /** After a pause the way goes on elsewhere, so that a new segment begins. */
  @Test
  void gpx_hasTheSegmentsOfTheTrack_andElevationsIfAskedFor() throws Exception {
    String second = "<trkseg><trkpt lat=\"46\" lon=\"-122\"><ele>30</ele></trkpt></trkseg></trk>";
    JsonNode imported = me.upload("/routes/import_route", Tracks.GPX.replace("</trk>", second));
    String path =
        "/routes/get_route_gpx?route_id=" + imported.at("/result/output/route_id").asText();

    String plain = new String(bytes(path).body(), StandardCharsets.UTF_8);
    String withElevation =
        new String(bytes(path + "&elevation_flag=1").body(), StandardCharsets.UTF_8);

    assertThat(plain.replaceAll("\\s+<", "<"))
        .contains(
            "<trkseg>"
                + "<trkpt lat=\"45.51\" lon=\"-122.66\"></trkpt>"
                + "<trkpt lat=\"45.52\" lon=\"-122.65\"></trkpt>"
                + "</trkseg><trkseg><trkpt lat=\"46.0\" lon=\"-122.0\"></trkpt></trkseg></trk>");
    assertThat(withElevation)
        .containsSubsequence("<ele>10.0</ele>", "<ele>20.0</ele>", "<ele>30.0</ele>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"route_key", "r"})
  void kmlOfTheSite_takesEachKeyOfAPublicRoute(String handle) {
    String key = createRoute("public", "2", "3");
    JsonNode route = me.get("/routes/get_routes").at("/result/output/routes/0");
    String value = handle.equals("r") ? route.path("r").asText() : key;

    HttpResponse<String> kml = kml("?r=" + value);

    assertThat(kml.statusCode()).isEqualTo(200);
    assertThat(kml.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.google-earth.kml+xml");
    assertThat(kml.body()).contains("-122.66,45.51");
  }

  @Test
  void kmlOfTheSite_withoutAPublicRoute_isNotFound() {
    String key = createRoute("mine", "2", "0");
    for (String query : List.of("", "?r=", "?route_key=" + key, "?r=" + key, "?r=1", "?r=0a")) {
      HttpResponse<String> kml = kml(query);

      assertThat(kml.statusCode()).as(query).isEqualTo(404);
      assertThat(kml.headers().firstValue("X-Mmf-Refusal")).isPresent();
      assertThat(kml.body()).doesNotContain("-122.66");
    }
  }

  private HttpResponse<String> kml(String query) {
    String url = sandbox.baseUrl().resolve("/kml").toString() + query;
    return SigningCaller.send("GET", url, null, null);
  }
}
