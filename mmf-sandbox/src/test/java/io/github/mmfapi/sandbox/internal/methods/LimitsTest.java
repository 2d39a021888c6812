package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.model.Quota;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of the methods with the values around it. */
class LimitsTest {
  private static final int TEXT = 10_000;
  private static final int DOCUMENT = 4_000_000;
  private static final Set<String> DOCUMENTS =
      Set.of("tcx", "data", "route_data", "map_settings", "seconds");

  /** Values of each type that are just accepted, and just not. */
  private static final Map<String, List<String>> ACCEPTED =
      Map.of(
          "int", List.of("0", "-1", "9".repeat(19), "-" + "9".repeat(19)),
          "float", List.of("0", "-1.5", "+.5", "1".repeat(30)),
          "bit", List.of("0", "1"),
          "bool", List.of("0", "1", "true", "FALSE"),
          "date", List.of("0000-01-01", "9999-12-31", "2012-02-29"));

  private static final Map<String, List<String>> REFUSED =
      Map.of(
          "int", List.of("9".repeat(20), "1.5", "0x1", "--1"),
          "float", List.of("1".repeat(31), ".", "1e5", "1.2.3", "NaN"),
          "bit", List.of("2", "-1", "true", "01"),
          "bool", List.of("2", "yes", "truer"),
          "date", List.of("10000-01-01", "-001-01-01", "2013-02-29", "2013-1-16", "2013-13-01"));

  private static OwnedData data;

  @BeforeAll
  static void createData() {
    data = new OwnedData();
  }

  static Stream<MethodSpec> methods() {
    return OwnershipTable.specs().filter(spec -> !spec.parameters().isEmpty());
  }

  private static Reply call(MethodSpec spec, String parameter, String value) {
    Map<String, String> form = data.parameters(spec, Relation.OWNER);
    form.put(parameter, value);
    return data.reply(Relation.OWNER, spec, form);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void parameter_atTheLimitOfItsType_isAccepted_beyondIt_isRefused(MethodSpec spec) {
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      for (String value : ACCEPTED.getOrDefault(parameter.type(), List.of())) {
        Reply reply = call(spec, parameter.name(), value);
        assertThat(reply.isRefused() ? reply.error() : "")
            .as("%s %s=%s", spec.path(), parameter.name(), value)
            .doesNotContain("must be of type");
      }
      for (String value : REFUSED.getOrDefault(parameter.type(), List.of())) {
        Reply reply = call(spec, parameter.name(), value);
        assertThat(reply.error())
            .as("%s %s=%s", spec.path(), parameter.name(), value)
            .contains(parameter.name())
            .contains("must be of type " + parameter.type())
            .doesNotContain(value.length() > 3 ? value : "(no value)");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void text_ofTheMaximumLength_isAccepted_longer_isRefused(MethodSpec spec) {
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      if (Set.of("string", "list").contains(parameter.type()) && !isCredential(spec, parameter)) {
        int most = DOCUMENTS.contains(parameter.name()) ? DOCUMENT : TEXT;
        Reply reply = call(spec, parameter.name(), "x".repeat(most));
        assertThat(reply.isRefused() ? reply.error() : "").doesNotContain("longer than");
        assertThat(call(spec, parameter.name(), "x".repeat(most + 1)).error())
            .as(spec.path())
            .isEqualTo("(sandbox) " + parameter.name() + " is longer than " + most + " characters");
      }
    }
  }

  /** A log-in with another user name or password fails, whatever its length. */
  private static boolean isCredential(MethodSpec spec, MethodSpec.Parameter parameter) {
    return spec.path().equals("users/login") && Set.of("u", "p").contains(parameter.name());
  }

  /** A limit of one parameter: values that are accepted, and others that are not. */
  private record Bound(
      String path, String parameter, List<String> accepted, List<String> refused) {}

  static Stream<Bound> bounds() {
    List<String> privacies = List.of("0", "1", "2", "3");
    List<String> noPrivacies = List.of("-1", "4", "10", "x");
    return Stream.of(
        new Bound(
            "users/get_user_messages", "limit", List.of("0", "99", "100"), List.of("101", "-1")),
        new Bound(
            "routes/get_route_start_locations",
            "limit",
            List.of("0", "49", "50"),
            List.of("51", "-1")),
        new Bound("workouts/get_workouts", "limit", List.of("0", "999999999"), List.of("-1")),
        new Bound(
            "workouts/get_workouts", "start_record", List.of("0", "999999999"), List.of("-1")),
        new Bound(
            "routes/get_route_crs",
            "seconds_per_mile",
            List.of("0", "86399", "86400"),
            List.of("-1", "86401")),
        new Bound(
            "routes/get_point_elevation",
            "latitude",
            List.of("-90", "90", "89.999"),
            List.of("-90.001", "90.001")),
        new Bound(
            "routes/get_point_elevation",
            "longitude",
            List.of("-180", "180"),
            List.of("-180.001", "180.001")),
        new Bound(
            "workouts/convert_isds_to_workout_track",
            "lap_interval",
            List.of("0.01", "0.011"),
            List.of("0.00999", "0", "-1")),
        new Bound("workouts/edit_workout", "privacy_setting", privacies, noPrivacies),
        new Bound("workouts/edit_workout", "workout_privacy_setting", privacies, noPrivacies),
        new Bound("workouts/create_workout", "privacy_setting", privacies, noPrivacies),
        new Bound("routes/save_route", "privacy_setting", privacies, noPrivacies),
        new Bound(
            "workouts/create_workout", "completed_flag", List.of("0", "1"), List.of("2", "x")),
        new Bound(
            "workouts/create_workout",
            "distance",
            List.of("0", "9".repeat(18), "0." + "1".repeat(18)),
            List.of("9".repeat(19), "0." + "1".repeat(19), "1e3")),
        new Bound(
            "workouts/edit_workout",
            "workout_date",
            List.of("0000-01-01", "9999-12-31"),
            List.of("10000-01-01", "2013-02-29")),
        new Bound(
            "routes/get_route_crs",
            "file_extension",
            List.of("crs", "tcx"),
            List.of("gpx", "crsx")),
        new Bound(
            "users/get_user_stats",
            "period",
            List.of("all", "daily", "weekly", "weekly2", "monthly", "yearly"),
            List.of("weekly3", "ALL")),
        new Bound(
            "users/get_user_messages",
            "status",
            List.of("all", "archived", "sent", "read", "unread"),
            List.of("new")),
        new Bound(
            "users/process_friend_requests",
            "process_request",
            List.of("approve", "ignore"),
            List.of("refuse")),
        new Bound("users/create_user", "username", List.of("a"), List.of(" ", "owner")),
        new Bound(
            "users/create_user",
            "email",
            List.of("a@example.com"),
            List.of("USER-9100001@example.com")),
        new Bound(
            "workouts/add_time_series",
            "data",
            List.of("[".repeat(500) + "]".repeat(500), "{}"),
            List.of("[".repeat(501) + "]".repeat(501), "1", "[1", "x")),
        new Bound(
            "workouts/create_workout_track",
            "seconds",
            List.of("0", "0,1;2|3 4"),
            List.of(",0", "0,", "0-1", "a")));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void value_atALimit_isAccepted_beyondIt_changesNothing(Bound bound) {
    MethodSpec spec = Objects.requireNonNull(OwnershipTable.SPECS.get(bound.path()));
    for (String value : bound.accepted()) {
      Reply reply = call(spec, bound.parameter(), value);
      assertThat(reply.isRefused()).as("%s: %s", value, reply).isFalse();
    }
    for (String value : bound.refused()) {
      Map<String, String> form = data.parameters(spec, Relation.OWNER);
      form.put(bound.parameter(), value);
      OwnedData.Outcome outcome = data.call(Relation.OWNER, spec, form);
      assertThat(outcome.reply().isRefused()).as("%s: %s", value, outcome).isTrue();
      assertThat(outcome.reply().error()).startsWith("(sandbox)");
      assertThat(outcome.changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"49, 0", "50, 1", "99, 1", "100, 2"})
  void text_countsAsAPointForEachFiftyCharacters(int length, int points) {
    assertThat(Quota.weight("x".repeat(length))).isEqualTo(points);
  }

  private static JsonNode output(OwnedData of, Relation by, String path, String... namesAndValues) {
    Map<String, String> form = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    Reply reply = of.sandbox().call(of.user(by), path, form);
    assertThat(reply.isRefused()).as(reply.toString()).isFalse();
    return reply.output();
  }

  @Test
  void fields_beyondAHundredOrWithLongNames_areNotStored() {
    OwnedData own = new OwnedData();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("gear_name", "x");
    form.put("gear_type_id", "1");
    form.put("purchase_date", "2013-01-16");
    form.put("a".repeat(64), "kept");
    form.put("a".repeat(65), "too long");
    form.put("password", "secret");
    for (int i = 4; i <= 100; i++) {
      form.put("f" + i, "v");
    }
    Reply made = own.sandbox().call(own.user(Relation.OWNER), "gear/create_gear", form);
    JsonNode gear =
        output(
                own,
                Relation.OWNER,
                "gear/get_gear",
                "gear_id",
                made.output().path("gear_id").asText())
            .path("gear");

    // 100 fields, two handles and two of the owner.
    assertThat(gear).hasSize(104);
    assertThat(gear.has("a".repeat(64))).isTrue();
    assertThat(gear.has("f99")).isTrue();
    assertThat(gear.has("f100")).isFalse();
    assertThat(gear.toString()).doesNotContain("too long", "secret");
  }

  @Test
  void page_hasTwentyFiveRowsOrAsManyAsAskedFor() {
    OwnedData own = new OwnedData();
    for (int i = 0; i < 25; i++) {
      own.make(
          own.user(Relation.STRANGER), "workouts/create_workout", "workout_description", "w" + i);
    }
    // 25 and the one of the start; the latest are first.
    assertPage(own, 25, 0);
    for (int limit : List.of(0, 1, 25, 26)) {
      assertPage(own, limit, 0, "limit", "" + limit);
    }
    assertPage(own, 26, 0, "limit", "27");
    for (int start : List.of(24, 25, 26, 27)) {
      assertPage(own, Math.max(0, 26 - start), start, "start_record", "" + start);
    }
  }

  private static void assertPage(OwnedData own, int rows, int start, String... parameters) {
    JsonNode page = output(own, Relation.STRANGER, "workouts/get_workouts", parameters);
    assertThat(page.path("count").asText()).isEqualTo("26");
    assertThat(page.path("workouts")).as("from %d", start).hasSize(rows);
    if (rows > 0 && start > 0) {
      assertThat(page.at("/workouts/0/workout_description").asText()).isEqualTo("w" + (25 - start));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2013-08-14, 2013-08-16, 1",
    "2013-08-15, 2013-08-15, 1",
    "2013-08-16, 2013-08-17, 0",
    "2013-08-13, 2013-08-14, 0",
    "2013-08-15, 9999-12-31, 1",
    "0000-01-01, 2013-08-15, 1"
  })
  void dates_atBothEndsOfARange_areIncluded(String from, String to, String count) {
    JsonNode stats =
        output(data, Relation.STRANGER, "users/get_user_stats", "date_from", from, "date_to", to);
    assertThat(stats.at("/stats/workout_count").asText()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "daily, 2013-08-15",
    "weekly, 2013-08-11",
    "weekly2, 2013-08-12",
    "monthly, 2013-08-01",
    "yearly, 2013-01-01"
  })
  void period_beginsOnItsFirstDay(String period, String first) {
    JsonNode stats = output(data, Relation.STRANGER, "users/get_user_stats", "period", period);
    assertThat(stats.at("/stats/0/period_start").asText()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"2013-06-15, 3", "2013-06-16, 3", "2013-06-17, 0"})
  void feed_hasWhatWasCreatedSinceADay(String since, String count) {
    JsonNode feed =
        output(data, Relation.STRANGER, "activity_feed/get_activity_feed", "date_since", since);
    assertThat(feed.path("count").asText()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"9, 0", "10, 8", "11, 8"})
  void locations_areOfUsersOfTheLastMinutes(String minutes, String count) {
    OwnedData own = new OwnedData();
    own.sandbox().clock().advance(Duration.ofMinutes(10));
    JsonNode found = output(own, Relation.STRANGER, "users/get_user_locations", "minutes", minutes);
    assertThat(found.path("count").asText()).isEqualTo(count);
  }

  /** A thousandth of a degree of latitude is 0.0691 miles; the last begins at the center. */
  @ParameterizedTest
  @CsvSource({"20.501, 0.0690, 0", "20.501, 0.0692, 1", "20.501, 0, 0", "20.5, 0, 1"})
  void routes_areFoundWithinTheRadius(String latitude, String radius, String count) {
    JsonNode found =
        output(
            data,
            Relation.OWNER,
            "routes/search_routes",
            "center_latitude",
            latitude,
            "center_longitude",
            "13.00017",
            "radius",
            radius,
            "user_id",
            data.id(Relation.OWNER));
    assertThat(found.path("count").asText()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"15, 16", "16, 16", "17, 17", "499, 499", "500, 500", "501, 500", "1000, 64", ", 64"})
  void avatar_hasBoundedSizes(String size, int pixels) throws IOException {
    Map<String, String> form = new HashMap<>(Map.of("uid", data.id(Relation.OWNER)));
    if (size != null) {
      form.put("size", size);
    }
    Reply reply = data.sandbox().call(null, "users/get_avatar", form);
    byte[] image = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ImageIO.read(new ByteArrayInputStream(image)).getWidth()).isEqualTo(pixels);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, -300, -299, 0, 299, 300, 301})
  void timestamp_withinFiveMinutes_isAccepted(long secondsOff) {
    Reply reply =
        data.sandbox()
            .callSignedAt(
                Duration.ofSeconds(secondsOff), data.user(Relation.OWNER), "users/get_user");
    assertThat(reply.isRefused()).isEqualTo(Math.abs(secondsOff) > 300);
  }
}
