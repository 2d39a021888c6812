package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.methods.OwnershipTable.Rule;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each method takes of the quotas, whether it fits exactly, and what is given back. */
class QuotaTest {
  /** Rows that no known method deletes. */
  private static final Set<String> KEPT =
      Set.of("gear_brand", "gear_type", "message", "user", "workout_type");

  private static final Pattern ROWS = Pattern.compile("quota.rowsLeft: (\\d+) -> (\\d+)");
  private static final Pattern POINTS = Pattern.compile("quota.pointsLeft: (\\d+) -> (\\d+)");

  private static OwnedData data;

  @BeforeAll
  static void createData() {
    data = new OwnedData();
  }

  static Stream<MethodSpec> writes() {
    return OwnershipTable.specs().filter(spec -> spec.verb().equals("POST"));
  }

  private static int taken(Pattern quota, List<String> changes) {
    return changes.stream()
        .map(quota::matcher)
        .filter(Matcher::find)
        .mapToInt(m -> Integer.parseInt(m.group(1)) - Integer.parseInt(m.group(2)))
        .sum();
  }

  /** Returns parameters with long texts, so that a method takes points if it takes any. */
  private static Map<String, String> parameters(MethodSpec spec) {
    Map<String, String> form = data.parameters(spec, Relation.STRANGER);
    form.replace("map_settings", "x".repeat(500));
    form.replace("data", "[\"" + "x".repeat(500) + "\"]");
    form.replace("seconds", "0" + ",10".repeat(500));
    form.replace("workout_track_name", "x".repeat(500));
    form.replace("lap_interval", "0.01");
    if (spec.path().equals("groups/join_group")) {
      form.put(
          "group_id", Objects.requireNonNull(data.rows("group").get(0).handles().get("group_id")));
      form.remove("group_key");
    }
    return form;
  }

  @ParameterizedTest
  @MethodSource("writes")
  void write_withExactlyTheRoomItTakes_succeeds_withLess_changesNothing(MethodSpec spec) {
    Map<String, String> form = parameters(spec);
    List<String> changes = data.call(Relation.STRANGER, spec, form).changes();
    int rows = taken(ROWS, changes);
    int points = taken(POINTS, changes);
    if (OwnershipTable.has(spec, Rule.ADDS) && !spec.path().equals("users/add_friend")) {
      assertThat(rows).as(changes.toString()).isPositive();
    }

    if (rows > 0) {
      assertFits(spec, form, quota -> takeRows(quota, rows), true);
      assertFits(spec, form, quota -> takeRows(quota, rows - 1), false);
    }
    if (points > 0) {
      assertFits(spec, form, quota -> takePoints(quota, points), true);
      assertFits(spec, form, quota -> takePoints(quota, points - 1), false);
    }
  }

  private static void assertFits(
      MethodSpec spec, Map<String, String> form, Consumer<Quota> fill, boolean fits) {
    Quota quota = data.sandbox().instance().state().quota();
    OwnedData.Outcome outcome =
        data.callAfter(() -> fill.accept(quota), Relation.STRANGER, spec, form);

    assertThat(outcome.reply().isRefused()).as(outcome.toString()).isEqualTo(!fits);
    if (!fits) {
      assertThat(outcome.reply().error()).contains("sandbox is full");
      assertThat(outcome.changes()).isEmpty();
    }
  }

  private static void takeRows(Quota quota, int left) {
    while (fits(quota, left + 1, 0)) {
      quota.takeRow();
    }
  }

  private static void takePoints(Quota quota, int left) {
    int free = Quota.POINTS;
    while (!fits(quota, 0, free)) {
      free--;
    }
    quota.exchangePoints(0, free - left);
  }

  private static boolean fits(Quota quota, int rows, int points) {
    try {
      quota.require(rows, points);
      return true;
    } catch (RuntimeException full) {
      return false;
    }
  }

  /** Makes rows, and then deletes them. */
  private interface Cycle {
    void run(InProcessSandbox sandbox, User user);
  }

  private static JsonNode call(
      InProcessSandbox sandbox, User user, String path, String... namesAndValues) {
    Map<String, String> form = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    for (MethodSpec.Parameter parameter :
        Objects.requireNonNull(OwnershipTable.SPECS.get(path)).parameters()) {
      if (parameter.required()) {
        form.putIfAbsent(parameter.name(), OwnedData.sample(parameter));
      }
    }
    Reply reply = sandbox.call(user, path, form);
    assertThat(reply.isRefused()).as("%s: %s", path, reply).isFalse();
    return reply.output();
  }

  private static String of(JsonNode made, String name) {
    return made.path(name).asText();
  }

  /** Ways to make and delete the rows of a kind; a kind of the table that is missing fails. */
  private static final Map<String, Cycle> CYCLES =
      Map.of(
          "event",
          (sandbox, user) -> {
            String key = of(call(sandbox, user, "events/create_event"), "event_key");
            call(sandbox, user, "events/publish_event", "event_key", key);
            call(sandbox, user, "events/delete_event", "event_key", key);
          },
          "gear",
          (sandbox, user) -> {
            String id = of(call(sandbox, user, "gear/create_gear"), "gear_id");
            call(sandbox, user, "gear/delete_gear", "gear_id", id);
          },
          "group",
          QuotaTest::group,
          "route",
          QuotaTest::route,
          "workout",
          QuotaTest::workout,
          "friend",
          QuotaTest::friend,
          "friend_list",
          QuotaTest::friendList,
          "remote_user",
          (sandbox, user) -> {
            call(
                sandbox,
                user,
                "users/associate_remote_user",
                "remote_user_type_id",
                "2",
                "remote_id",
                "a");
            call(
                sandbox,
                user,
                "users/associate_remote_user",
                "remote_user_type_id",
                "2",
                "remote_id",
                "b");
            call(sandbox, user, "users/delete_remote_user", "remote_user_type_id", "2");
          });

  private static void group(InProcessSandbox sandbox, User user) {
    String id = of(call(sandbox, user, "groups/update_group"), "group_id");
    User other = Objects.requireNonNull(data.user(Relation.FORMER));
    User third = Objects.requireNonNull(data.user(Relation.ADMIRER));
    call(sandbox, other, "groups/join_group", "group_id", id);
    call(sandbox, other, "groups/join_group", "group_id", id);
    call(sandbox, third, "groups/join_group", "group_id", id);
    call(sandbox, other, "groups/leave_group", "group_id", id);
    call(sandbox, user, "groups/delete_group", "group_id", id);
  }

  private static void route(InProcessSandbox sandbox, User user) {
    String id = of(call(sandbox, user, "routes/save_route"), "route_id");
    String copy = of(call(sandbox, user, "routes/copy_route", "route_id", id), "route_id");
    String imported = of(call(sandbox, user, "routes/import_route"), "route_id");
    String longer = "1,2|".repeat(100);
    call(sandbox, user, "routes/save_route2", "route_id", id, "route_data", longer);
    call(sandbox, user, "routes/create_route", "route_id", imported, "route_data", "1,2");
    for (String each : List.of(id, copy, imported)) {
      call(sandbox, user, "routes/delete_route", "route_id", each);
    }
  }

  private static void workout(InProcessSandbox sandbox, User user) {
    String activity =
        Tracks.TCX.substring(Tracks.TCX.indexOf("<Activity "), Tracks.TCX.indexOf("</Activities>"));
    String several = Tracks.TCX.replace("</Activities>", activity + "</Activities>");
    JsonNode imported = call(sandbox, user, "workouts/import_tcx", "tcx", several).path("result");
    String id = of(imported, "workout_id");
    call(
        sandbox,
        user,
        "workouts/add_time_series",
        "workout_id",
        id,
        "data",
        "[\"" + "x".repeat(1_000) + "\"]");
    call(
        sandbox,
        user,
        "workouts/add_time_series",
        "workout_id",
        id,
        "data",
        "[\"" + "x".repeat(500) + "\"]");
    call(
        sandbox,
        user,
        "workouts/convert_isds_to_workout_track",
        "workout_id",
        id,
        "lap_interval",
        "0.01");
    call(
        sandbox,
        user,
        "workouts/convert_route_to_workout_track",
        "workout_id",
        id,
        "lap_interval",
        "0.5");
    String plain = of(call(sandbox, user, "workouts/create_workout"), "workout_id");
    call(
        sandbox,
        user,
        "workouts/create_workout_track",
        "workout_id",
        plain,
        "seconds",
        "0" + ",1".repeat(500));
    call(sandbox, user, "workouts/delete_workout", "workout_id", plain);
    call(sandbox, user, "workouts/delete_workout", "workout_id", id);
    call(sandbox, user, "routes/delete_route", "route_id", of(imported, "route_id"));
  }

  private static void friend(InProcessSandbox sandbox, User user) {
    String other = data.id(Relation.FORMER);
    User friend = Objects.requireNonNull(data.user(Relation.FORMER));
    String list = of(call(sandbox, user, "users/create_friend_list"), "friend_list_id");
    call(sandbox, user, "users/send_friend_request", "friend_user_id", other);
    call(sandbox, friend, "users/process_friend_requests", "friend_user_id", user.id());
    call(
        sandbox,
        user,
        "users/add_friend_to_friend_list",
        "friend_user_id",
        other,
        "friend_list_id",
        list);
    call(sandbox, friend, "users/remove_friend", "friend_user_id", user.id());
    call(sandbox, user, "users/send_friend_request", "friend_user_id", other);
    call(
        sandbox,
        friend,
        "users/process_friend_requests",
        "friend_user_id",
        user.id(),
        "process_request",
        "ignore");
    call(sandbox, user, "users/add_friend", "friend_user_id", other);
    call(sandbox, user, "users/remove_friend", "friend_user_id", other);
    call(sandbox, user, "users/delete_friend_list", "friend_list_id", list);
  }

  private static void friendList(InProcessSandbox sandbox, User user) {
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String list = of(call(sandbox, user, "users/create_friend_list"), "friend_list_id");
      call(
          sandbox,
          user,
          "users/add_friend_to_friend_list",
          "friend_user_id",
          OwnedData.companion(),
          "friend_list_id",
          list);
      call(
          sandbox,
          user,
          "users/add_friend_to_friend_list",
          "friend_user_id",
          OwnedData.companion(),
          "friend_list_id",
          list);
      lists.add(list);
    }
    call(
        sandbox,
        user,
        "users/remove_friend_from_friend_list",
        "friend_user_id",
        OwnedData.companion(),
        "friend_list_id",
        lists.get(0));
    call(
        sandbox,
        user,
        "users/remove_friend_from_friend_list",
        "friend_user_id",
        OwnedData.companion(),
        "friend_list_id",
        lists.get(0));
    for (String list : lists) {
      call(sandbox, user, "users/delete_friend_list", "friend_list_id", list);
    }
  }

  static Stream<String> deletable() {
    return CYCLES.keySet().stream();
  }

  @Test
  void cycles_existForEachKindThatMethodsAdd() {
    Set<String> added = new TreeSet<>(KEPT);
    added.addAll(CYCLES.keySet());
    assertThat(
            OwnershipTable.specs()
                .flatMap(spec -> OwnershipTable.kinds(spec, Rule.ADDS).stream())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(added);
  }

  @ParameterizedTest
  @MethodSource("deletable")
  void everythingMade_deleted_leavesTheStateAsItWas(String kind) {
    User user = Objects.requireNonNull(data.user(Relation.STRANGER));

    List<String> changes =
        data.changesOf(() -> Objects.requireNonNull(CYCLES.get(kind)).run(data.sandbox(), user));

    assertThat(changes).allMatch(change -> change.matches(".+[.]next(Id|Key): .*"));
  }

  @Test
  void mapSettings_madeShorter_giveTheirPointsBack() {
    User user = Objects.requireNonNull(data.user(Relation.STRANGER));

    List<String> changes =
        data.changesOf(
            () -> {
              for (String settings : List.of("x".repeat(5_000), "x".repeat(700), "x")) {
                call(
                    data.sandbox(),
                    user,
                    "users/update_user_map_settings",
                    "map_settings",
                    settings);
              }
            });

    assertThat(taken(POINTS, changes)).isZero();
  }
}
