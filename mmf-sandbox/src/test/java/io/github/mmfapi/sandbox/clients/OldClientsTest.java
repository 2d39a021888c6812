package io.github.mmfapi.sandbox.clients;

import static io.github.mmfapi.sandbox.clients.OldClient.fields;
import static io.github.mmfapi.sandbox.clients.OldClient.output;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.Tracks;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OldClientsTest {
  private static final MmfSandbox SANDBOX = MmfSandbox.builder().demoData().start();

  private final OldClient client = new OldClient(SANDBOX);
  private final TokenCredentials token = SANDBOX.authorize(SandboxUser.TUTORIAL);

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static TemporaryCredentials temporary(String body) {
    Map<String, String> fields = fields(body);
    return TemporaryCredentials.of(fields.get("oauth_token"), fields.get("oauth_token_secret"));
  }

  private static TokenCredentials token(String body) {
    Map<String, String> fields = fields(body);
    return TokenCredentials.of(fields.get("oauth_token"), fields.get("oauth_token_secret"));
  }

  /** Authorizes as a client does that sends no verifier. */
  private static void authorize(TemporaryCredentials temporary, String more) throws Exception {
    URI page =
        URI.create(SANDBOX.baseUrl() + "/oauth/authorize?oauth_token=" + temporary.token() + more);
    if (more.isEmpty()) {
      new SandboxBrowser().authorizeOutOfBand(page, SandboxUser.TUTORIAL);
    } else {
      new SandboxBrowser().authorize(page, SandboxUser.TUTORIAL);
    }
  }

  /** RUP: password login, an import, and an edit of what it returned. */
  @Test
  void runnerup_logsInImportsAndEdits() {
    String key = SANDBOX.clientCredentials().key();
    String name = SandboxUser.TUTORIAL.username();
    String md5 = "0575c8d592fb7b088226750aceec2b4e";
    JsonNode user =
        output(client.plainForm("/users/get_user", "consumer_key", key, "u", name, "p", md5))
            .path("user");
    assertThat(user.path("user_id").isTextual()).isTrue();
    assertThat(user.path("user_key").isTextual()).isTrue();

    JsonNode result =
        output(
                client.plainForm(
                    "/workouts/import_tcx",
                    "consumer_key",
                    key,
                    "u",
                    name,
                    "p",
                    md5,
                    "o",
                    "json",
                    "baretcx",
                    "1",
                    "tcx",
                    Tracks.TCX))
            .path("result");
    String id = result.path("workout_id").asText();
    assertThat(result.at("/workout/raw_workout_date").asText()).isEqualTo("2013-08-15 08:00:00");
    assertThat(result.at("/workout/workout_type_id").asText()).isEqualTo("1");

    String edited =
        client.plainForm(
            "/workouts/edit_workout",
            "consumer_key",
            key,
            "u",
            name,
            "p",
            md5,
            "o",
            "json",
            "workout_id",
            id,
            "workout_key",
            result.path("workout_key").asText(),
            "workout_type_id",
            "3",
            "workout_description",
            "RunnerUp - 2013-08-15 08:00:00",
            "notes",
            "by bike",
            "privacy_setting",
            "1");
    assertThat(output(edited).isObject()).isTrue();
    JsonNode workout =
        output(client.inQuery("GET", "/workouts/get_workout_full?workout_id=" + id, token))
            .path("workout");
    assertThat(workout.path("workout_type_name").asText()).isEqualTo("Ride");
    assertThat(workout.path("workout_privacy_setting").asText()).isEqualTo("1");
    client.inForm("/workouts/delete_workout", token, new Parameter("workout_id", id));
  }

  /** SCHW: all parameters in the query for tokens, in the form for the import. No verifier. */
  @Test
  void schwinn_authorizesOutOfBandAndImports() throws Exception {
    TemporaryCredentials temporary =
        temporary(client.inQuery("POST", "/oauth/request_token", null));
    authorize(temporary, "");
    TokenCredentials mine = token(client.inQuery("POST", "/oauth/access_token", temporary));

    assertThat(
            output(client.inQuery("POST", "/users/authenticate_user", mine))
                .path("user_id")
                .asText())
        .isEqualTo("26345682");
    JsonNode result =
        output(
                client.inForm(
                    "/workouts/import_tcx",
                    mine,
                    new Parameter("o", "json"),
                    new Parameter("tcx", Tracks.TCX),
                    new Parameter("baretcx", "1"),
                    new Parameter("name", "Schwinn 810")))
            .path("result");
    assertThat(result.path("route_id").asText()).isNotEmpty();
    assertThat(result.at("/workout/workout_description").asText()).isEqualTo("Schwinn 810");
    client.inForm(
        "/workouts/delete_workout",
        mine,
        new Parameter("workout_id", result.path("workout_id").asText()));
  }

  /** FITH: a ZIP code, routes near it by length, the points of one; nothing signed. */
  @Test
  void fitHack_findsARouteNearAZipCode() throws Exception {
    JsonNode place =
        output(client.plain("/geocode/get_location?&o=json&location=97015"))
            .path("geocoded_address");
    double latitude = place.path("Latitude").asDouble();
    double longitude = place.path("Longitude").asDouble();
    assertThat(latitude).isBetween(45.0, 46.0);

    JsonNode found =
        output(
            client.plain(
                "/routes/search_routes?o=json&center_longitude="
                    + longitude
                    + "&center_latitude="
                    + latitude
                    + "&radius=1&route_type_id=1&start_record=0&limit=100"
                    + "&sort_by=total_distance"));
    assertThat(found.path("count").asInt()).isEqualTo(found.path("routes").size()).isEqualTo(2);
    assertThat(found.at("/routes/0/total_distance").asDouble())
        .isLessThan(found.at("/routes/1/total_distance").asDouble());
    String key = found.at("/routes/1/route_key").asText();

    JsonNode points =
        output(
                client.plain(
                    "/routes/get_route?&o=json&route_key=" + key + "&display_marker_interval=100"))
            .path("points");
    assertThat(points.size()).isGreaterThan(10);
    assertThat(Double.parseDouble(points.at("/0/lat").textValue())).isBetween(45.0, 46.0);
    assertThat(Double.parseDouble(points.at("/0/lng").textValue())).isBetween(-123.0, -122.0);
    assertThat(coordinates(site("/kml?r=" + key))).hasSize(points.size());
  }

  /** Reads the KML file of the site as FITH's older code did: lng,lat lines of the Placemark. */
  private static List<String> coordinates(String kml) {
    int route = kml.indexOf("<name>Route</name>");
    int start = kml.indexOf("<coordinates>", route) + "<coordinates>".length();
    assertThat(route).as(kml).isPositive();
    return kml.substring(start, kml.indexOf("</coordinates>", start))
        .lines()
        .map(String::strip)
        .filter(line -> line.split(",", -1).length > 1)
        .toList();
  }

  private static String site(String path) {
    return OldClient.body(
        SigningCaller.send("GET", SANDBOX.baseUrl().resolve(path).toString(), null, null));
  }

  /** EHER: form placement for tokens; runs as lines of date and distance, multi-sport in full. */
  @Test
  void ehershey_printsRunsOfMultiSportWorkouts() throws Exception {
    TemporaryCredentials temporary = temporary(client.requestToken("http://127.0.0.1:1/"));
    assertThat(temporary.token()).hasSize(41);
    String activities =
        Tracks.TCX.substring(Tracks.TCX.indexOf("<Activity "), Tracks.TCX.indexOf("</Activities>"));
    String multi =
        Tracks.TCX
            .replace(activities, activities + activities.replace("\"Running\"", "\"Biking\""))
            .replace("2013-08-15", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString());
    String id =
        output(client.inForm("/workouts/import_tcx", token, new Parameter("tcx", multi)))
            .at("/result/workout_id")
            .asText();

    Map<String, String> printed = new HashMap<>();
    JsonNode rows = output(client.inQuery("GET", "/workouts/get_workouts?limit=5", token));
    for (JsonNode row : rows.path("workouts")) {
      if (row.path("workout_type_name").textValue().toLowerCase(Locale.ROOT).contains("multi")
          || row.path("workout_description")
              .textValue()
              .toLowerCase(Locale.ROOT)
              .contains("multi")) {
        assertThat(row.path("workout_id").asText()).isEqualTo(id);
        JsonNode full =
            output(client.inQuery("GET", "/workouts/get_workout_full?workout_id=" + id, token))
                .path("workout");
        for (JsonNode child : full.path("children")) {
          String date = child.path("workout_date").textValue();
          assertThat(date).matches("\\d\\d/\\d\\d/\\d{4}");
          assertThat(child.path("workout_description").isTextual()).isTrue();
          printed.put(child.path("workout_type_name").textValue(), child.path("distance").asText());
        }
      }
    }
    assertThat(printed).containsEntry("Running", "1.5").containsEntry("Biking", "1.5");
    client.inForm("/workouts/delete_workout", token, new Parameter("workout_id", id));
  }

  /** ICAL: public workouts in PHP's format, pending and done, page by page. */
  @Test
  void mmfIcal_readsAllPagesInPhpFormat() {
    Map<String, Map<Object, Object>> workouts = new HashMap<>();
    int count = -1;
    for (int start = 0; count < 0 || start < count; start += 100) {
      Map<?, ?> output =
          php(
              "/workouts/get_workouts?completed_flag=1&limit=100&start_record="
                  + start
                  + "&o=php&user_id=26345682");
      count = Integer.parseInt((String) output.get("count"));
      for (Object row : ((Map<?, ?>) output.get("workouts")).values()) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> workout = (Map<Object, Object>) row;
        workouts.put((String) workout.get("workout_id"), workout);
      }
    }
    assertThat(workouts).hasSize(count).hasSizeGreaterThan(100);
    assertThat(workouts.values())
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsKeys(
                        "updated_date",
                        "created_date",
                        "workout_date",
                        "workout_start_time",
                        "workout_end_time",
                        "notes",
                        "workout_description",
                        "user_id")
                    .containsEntry("completed_flag", "1"));
    assertThat(
            php("/workouts/get_workouts?completed_flag=0&limit=100&start_record=0&o=php"
                    + "&user_id=26345682")
                .get("count"))
        .isEqualTo("0");
  }

  private Map<?, ?> php(String path) {
    Map<?, ?> result =
        (Map<?, ?>) ((Map<?, ?>) PhpReader.unserialize(client.plain(path))).get("result");
    assertThat(result.get("status")).isEqualTo(1L);
    return (Map<?, ?>) result.get("output");
  }

  /** TAP: header placement, no verifier; the first page is the newest, with start times. */
  @Test
  void tapiriik_listsTheFirstPageWithTimesAndTypes() throws Exception {
    TemporaryCredentials temporary =
        temporary(client.inHeader("POST", "/oauth/request_token", null));
    authorize(temporary, "&oauth_callback=" + encoded(SANDBOX.baseUrl() + "/done"));
    TokenCredentials mine = token(client.inHeader("POST", "/oauth/access_token", temporary));
    assertThat(output(client.inHeader("GET", "/users/get_user", mine)).at("/user/user_id").asText())
        .isEqualTo("26345682");

    Map<Integer, JsonNode> types = new HashMap<>();
    output(client.plain("/workouts/get_activity_types"))
        .path("activity_types")
        .forEach(type -> types.put(type.path("activity_type_id").asInt(), type));
    JsonNode rows =
        output(client.inHeader("GET", "/workouts/get_workouts?limit=25&start_record=0", mine))
            .path("workouts");
    assertThat(rows).hasSize(25);
    List<LocalDateTime> starts = new ArrayList<>();
    for (JsonNode row : rows) {
      starts.add(
          LocalDateTime.parse(
              row.path("workout_date").textValue()
                  + " "
                  + row.path("workout_start_time").textValue(),
              DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)));
      assertThat(Double.parseDouble(row.path("time_taken").textValue())).isPositive();
      assertThat(Double.parseDouble(row.path("distance").textValue())).isPositive();
      assertThat(types).containsKey(Integer.parseInt(row.path("activity_type_id").textValue()));
    }
    assertThat(starts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(output(client.inHeader("GET", "/routes/get_routes", mine)).isObject()).isTrue();
    assertThat(client.inHeader("POST", "/oauth/revoke", mine)).isEmpty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** REES: GET with all in the query, a placeholder left in the URL, the 14th entry of the XML. */
  @Test
  void rees_readsTheFirstNameAtIndex13() throws Exception {
    TemporaryCredentials temporary = temporary(client.inQuery("GET", "/oauth/request_token", null));
    authorize(temporary, "&oauth_callback=" + encoded(SANDBOX.baseUrl() + "/done?key=1"));
    TokenCredentials mine = token(client.inQuery("GET", "/oauth/access_token", temporary));

    List<PhpReader.Entry> struct =
        PhpReader.xmlParseIntoStruct(
            client.inQuery("GET", "/users/get_user?%5BAPI%20Authentication%5D=&o=xml", mine));
    assertThat(struct.get(13).tag()).isEqualTo("first_name");
    assertThat(struct.get(13).value()).hasToString("A User");
  }

  /** CLJ: the same parameters in header and form for tokens, api_key in the query for the rest. */
  @Test
  void cljMapmyfitness_sendsOAuthParametersTwice() throws Exception {
    TemporaryCredentials temporary = temporary(doubled(SANDBOX, "/oauth/request_token", null));
    authorize(temporary, "&oauth_callback=" + encoded(SANDBOX.baseUrl() + "/done"));
    TokenCredentials mine = token(doubled(SANDBOX, "/oauth/access_token", temporary));
    String apiKey = "api_key=" + SANDBOX.clientCredentials().key();

    JsonNode workouts =
        output(client.inQuery("GET", "/workouts/get_workouts?limit=9&" + apiKey, mine))
            .path("workouts");
    Set<String> routes = new TreeSet<>();
    for (JsonNode row : workouts) {
      String id = row.path("workout_id").asText();
      JsonNode full =
          output(
                  client.inQuery(
                      "GET", "/workouts/get_workout_full?workout_id=" + id + "&" + apiKey, mine))
              .path("workout");
      if (full.path("route_id").isTextual()) {
        routes.add(full.path("route_id").asText());
      }
    }
    assertThat(routes).isNotEmpty();
    for (String route : routes) {
      assertThat(
              output(client.inQuery("GET", "/routes/get_route?route_id=" + route, mine))
                  .path("points")
                  .size())
          .isPositive();
    }
    String id = workouts.at("/0/workout_id").asText();
    JsonNode series =
        OldClient.json(client.inQuery("GET", "/workouts/get_time_series?workout_id=" + id, mine));
    assertThat(series.path("workout").isObject()).isTrue();
  }

  @Test
  void doubledParameters_thatDiffer_orUnderStrict_areRefused() {
    SignedRequest signed =
        new OldClient(SANDBOX).sign("POST", "/oauth/request_token", null, List.of());
    String url = SANDBOX.baseUrl() + "/oauth/request_token";
    HttpResponse<String> other =
        SigningCaller.send(
            "POST", url, signed.body() + "&oauth_callback=oob", signed.authorizationHeader());
    assertThat(other.statusCode()).isEqualTo(401);
    try (MmfSandbox strict = MmfSandbox.builder().strict().start()) {
      SignedRequest again =
          new OldClient(strict).sign("POST", "/oauth/request_token", null, List.of());
      assertThat(
              SigningCaller.send(
                      "POST",
                      strict.baseUrl() + "/oauth/request_token",
                      again.body(),
                      again.authorizationHeader())
                  .statusCode())
          .isEqualTo(401);
    }
  }

  private static String doubled(
      MmfSandbox sandbox,
      String path,
      @org.jspecify.annotations.Nullable TemporaryCredentials token) {
    SignedRequest signed = new OldClient(sandbox).sign("POST", path, token, List.of());
    return OldClient.body(
        SigningCaller.send(
            "POST", sandbox.baseUrl() + path, signed.body(), signed.authorizationHeader()));
  }

  /** HIKE: a link on the sibling mount with the consumer key; and what is not there. */
  @Test
  void siteLinks_serveKmlOfPublicRoutesOnly() {
    JsonNode route = output(client.inQuery("GET", "/routes/get_routes", token)).at("/routes/0");
    String link =
        "/ws/4p/routes/get_route_kml?consumer_key="
            + SANDBOX.clientCredentials().key()
            + "&route_id="
            + route.path("route_id").asText()
            + "&display_distance_marker_flag=1&display_custom_marker_flag=1&last_updated=1";
    assertThat(coordinates(site(link))).isNotEmpty();
    assertThat(coordinates(site("/kml?r=" + route.path("r").asText()))).isNotEmpty();
    for (String missing : List.of("/kml", "/kml?r=1", "/ws/4p/users/get_user")) {
      assertThat(
              SigningCaller.send("GET", SANDBOX.baseUrl().resolve(missing).toString(), null, null)
                  .statusCode())
          .as(missing)
          .isEqualTo(404);
    }
    assertThat(site("/ws/4p/routes/get_route_kml?route_id=1")).contains("Authentication failed");
  }

  @Test
  void methodsKnownByALinkOnly_saySoInTheEnvelope() {
    for (String method : List.of("events/search_events", "resource/get_resource")) {
      JsonNode result = OldClient.json(client.plain("/" + method + "?keyword=x")).path("result");
      assertThat(result.path("status").asInt()).isEqualTo(-1);
      assertThat(result.at("/errors/0").asText()).contains(method, "known by a link only");
      assertThat(client.plain("/" + method + "?o=xml")).startsWith("<?xml");
    }
  }
}
