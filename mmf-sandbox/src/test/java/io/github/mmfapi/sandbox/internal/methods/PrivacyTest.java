package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.OwnedRow;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.model.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What others see of a user, and what edits, copies and reads do to that. */
class PrivacyTest {
  private static final Path USER_RECORD = Path.of("../spec/groups/user-record.yaml");

  /** Personal fields that are no secrets in the spec. */
  private static final Set<String> PERSONAL =
      Set.of("birthdate", "last_login_date", "unread_message_count");

  private final OwnedData data = new OwnedData();

  @BeforeEach
  void ownerHasAllFields() {
    ObjectNode row = owner().row();
    for (String name : List.copyOf(names(row))) {
      if (!Set.of("user_id", "user_key", "username", "email").contains(name)) {
        row.put(name, "field-" + name + "-");
      }
    }
  }

  private User owner() {
    return Objects.requireNonNull(data.user(Relation.OWNER));
  }

  private static Set<String> names(JsonNode row) {
    Set<String> names = new TreeSet<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Reads the fields that the spec marks as sensitive. */
  private static Set<String> secretFields() throws IOException {
    Pattern field = Pattern.compile(" {8}(\\w+):");
    Set<String> secret = new HashSet<>();
    String last = "";
    for (String line : Files.readAllLines(USER_RECORD)) {
      Matcher name = field.matcher(line);
      last = name.matches() ? name.group(1) : last;
      if (line.strip().equals("x-mmf-sensitive: true")) {
        secret.add(last);
      }
    }
    assertThat(secret).contains("email", "md5_password").hasSizeGreaterThan(10);
    return secret;
  }

  private Reply call(Relation by, String path, String... namesAndValues) {
    return data.sandbox().call(data.user(by), path, form(path, namesAndValues));
  }

  private static Map<String, String> form(String path, String... namesAndValues) {
    Map<String, String> form = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    for (MethodSpec.Parameter parameter :
        Objects.requireNonNull(OwnershipTable.SPECS.get(path)).parameters()) {
      if (parameter.required()) {
        form.putIfAbsent(parameter.name(), OwnedData.sample(parameter));
      }
    }
    return form;
  }

  @Test
  void user_seenByOthers_hasAllFieldsButSecretAndPersonalOnes() throws IOException {
    Set<String> hidden = secretFields();
    hidden.addAll(PERSONAL);
    JsonNode own = call(Relation.OWNER, "users/get_user").output().path("user");
    for (Relation by : OwnedData.ALL) {
      if (by == Relation.OWNER || by == Relation.NOBODY) {
        continue;
      }
      JsonNode seen =
          call(by, "users/get_user", "user_id", data.id(Relation.OWNER)).output().path("user");
      assertThat(names(seen)).isEqualTo(names(own)).hasSize(207);
      for (String name : names(seen)) {
        String expected = hidden.contains(name) ? "" : own.path(name).asText();
        assertThat(seen.path(name).asText()).as("%s by %s", name, by).isEqualTo(expected);
      }
    }
    assertThat(own.path("birthdate").asText()).isEqualTo("field-birthdate-");
  }

  @Test
  void everyMethod_calledByAStranger_showsNoSecretFieldOfAUser() throws IOException {
    Set<String> hidden = secretFields();
    hidden.addAll(PERSONAL);
    data.keepChanges();
    for (MethodSpec spec : OwnershipTable.SPECS.values()) {
      Map<String, String> form = data.parameters(spec, Relation.STRANGER);
      for (String selector : List.of("user_id", "uid", "friend_user_id")) {
        form.put(selector, data.id(Relation.OWNER));
      }
      String shown = data.reply(Relation.STRANGER, spec, form).body();
      for (String name : hidden) {
        assertThat(shown).as(spec.path()).doesNotContain("field-" + name + "-");
      }
    }
  }

  private static final String WORKOUT = "workouts/edit_workout workouts/get_workout workout_id";
  private static final String ROUTE = "routes/save_route routes/get_route route_id";

  static Stream<String> editsAndReads() {
    return Stream.of(
        WORKOUT,
        ROUTE,
        ROUTE.replace("save_route", "save_route2"),
        ROUTE.replace("save_route", "create_route"));
  }

  @ParameterizedTest
  @MethodSource("editsAndReads")
  void edit_ofThePrivacy_decidesWhoSeesTheRow(String editReadAndHandle) {
    String[] words = editReadAndHandle.split(" ", -1);
    String kind = words[2].replace("_id", "");
    OwnedRow row = data.rows(kind).get(0);
    List<MethodSpec> lists = listsWith(row);
    assertThat(lists).as("methods that list it").hasSizeGreaterThan(2);
    for (int from = 0; from <= 3; from++) {
      for (int to = 0; to <= 3; to++) {
        String id = Objects.requireNonNull(row.handles().get(words[2]));
        call(Relation.OWNER, words[0], words[2], id, "privacy_setting", "" + from);
        call(Relation.OWNER, words[0], words[2], id, "privacy_setting", "" + to);
        // An edit without the parameter keeps the privacy, and no edit changes the owner.
        call(
            Relation.OWNER,
            words[0],
            words[2],
            id,
            "user_id",
            data.id(Relation.FRIEND),
            "notes",
            "x");
        assertThat(readersOf(words[1], words[2], id)).isEqualTo(OwnedData.readers(to));
        for (MethodSpec list : lists) {
          for (Relation by : List.of(Relation.OWNER, Relation.FRIEND, Relation.STRANGER)) {
            assertThat(isListed(row, by, list))
                .as("%s lists it for %s", list.path(), by)
                .isEqualTo(OwnedData.readers(to).contains(by));
          }
        }
      }
    }
  }

  /** Returns the methods that read data of a user and list a row without being asked for it. */
  private List<MethodSpec> listsWith(OwnedRow row) {
    return OwnershipTable.specs()
        .filter(spec -> OwnershipTable.has(spec, OwnershipTable.Rule.READS))
        .filter(spec -> isListed(row, Relation.OWNER, spec))
        .toList();
  }

  private boolean isListed(OwnedRow row, Relation by, MethodSpec spec) {
    String list = call(by, spec.path(), "user_id", data.id(Relation.OWNER), "limit", "50").body();
    return row.handles().values().stream()
        .anyMatch(handle -> Pattern.compile("\\b" + handle + "\\b").matcher(list).find());
  }

  private Set<Relation> readersOf(String path, String handle, String id) {
    Set<Relation> readers = new TreeSet<>();
    for (Relation by : OwnedData.ALL) {
      MethodSpec spec = Objects.requireNonNull(OwnershipTable.SPECS.get(path));
      boolean allowed = by != Relation.NOBODY || spec.access().contains(MethodSpec.Access.OPEN);
      // A caller without credentials sees what everybody sees.
      Relation caller = allowed ? by : Relation.STRANGER;
      if (!call(caller, path, handle, id).isRefused()) {
        readers.add(by);
      }
    }
    return readers;
  }

  @ParameterizedTest
  @CsvSource({
    "workouts/create_workout, workouts/get_workout, workout_id, 0",
    "workouts/import_tcx, workouts/get_workout, workout_id, 0",
    "workouts/import_tcx, routes/get_route, route_id, 0",
    "routes/save_route, routes/get_route, route_id, 3",
    "routes/save_route2, routes/get_route, route_id, 3",
    "routes/create_route, routes/get_route, route_id, 3",
    "routes/import_route, routes/get_route, route_id, 0"
  })
  void newRow_withoutPrivacy_hasTheDocumentedOne(
      String create, String read, String handle, int privacy) {
    JsonNode made = call(Relation.OWNER, create).output();
    String id =
        made.has("result") ? made.at("/result/" + handle).asText() : made.path(handle).asText();

    assertThat(readersOf(read, handle, id)).isEqualTo(OwnedData.readers(privacy));
  }

  @Test
  void copyOfARoute_isAPrivateRouteOfItsOwn() {
    OwnedRow original =
        data.rows("route").stream()
            .filter(row -> row.label().endsWith("3"))
            .findFirst()
            .orElseThrow();
    String id = Objects.requireNonNull(original.handles().get("route_id"));
    String before =
        call(Relation.OWNER, "routes/get_route_json", "route_id", id, "route_key", "").body();

    JsonNode copy = call(Relation.STRANGER, "routes/copy_route", "route_id", id).output();
    String copyId = copy.path("route_id").asText();

    assertThat(copyId).isNotEqualTo(id);
    assertThat(copy.path("route_key").asText()).isNotEqualTo(original.handles().get("route_key"));
    for (Relation by : List.of(Relation.OWNER, Relation.FRIEND, Relation.NOBODY)) {
      assertThat(call(by, "routes/get_route", "route_id", copyId).isRefused()).isTrue();
    }
    assertThat(call(Relation.OWNER, "routes/delete_route", "route_id", copyId).isRefused())
        .isTrue();
    call(Relation.STRANGER, "routes/save_route", "route_id", copyId, "route_data", "1,2|3,4");
    assertThat(
            call(Relation.OWNER, "routes/get_route_json", "route_id", id, "route_key", "").body())
        .isEqualTo(before);
    call(Relation.OWNER, "routes/delete_route", "route_id", id);
    assertThat(
            call(Relation.STRANGER, "routes/get_route", "route_id", copyId).output().path("points"))
        .hasSize(2);
  }

  @Test
  void copyOfARoute_hasAHandleRAndPointsOfItsOwn() {
    String id = Objects.requireNonNull(data.rows("route").get(0).handles().get("route_id"));
    String copy =
        call(Relation.OWNER, "routes/copy_route", "route_id", id)
            .output()
            .path("route_id")
            .asText();
    call(Relation.OWNER, "routes/delete_route", "route_id", id);

    assertThat(call(Relation.OWNER, "routes/get_route", "route_id", copy).output().path("points"))
        .hasSize(3);
    String r = Objects.requireNonNull(data.rows("route").get(0).handles().get("r"));
    assertThat(call(Relation.OWNER, "routes/get_route", "r", r).isRefused()).isTrue();
  }

  @Test
  void message_isMarkedAsReadByItsRecipientOnly() {
    OwnedRow message = data.rows("message").get(1);
    String id = Objects.requireNonNull(message.handles().get("message_id"));
    assertThat(unread(Relation.PARTNER)).isEqualTo("1");
    call(Relation.OWNER, "users/get_message", "message_id", id);
    call(Relation.PARTNER, "users/get_user_messages");
    call(Relation.STRANGER, "users/get_message", "message_id", id);
    assertThat(unread(Relation.PARTNER)).isEqualTo("1");
    String seenBySender = call(Relation.OWNER, "users/get_message", "message_id", id).body();
    assertThat(seenBySender).contains("\"read_flag\":\"0\"");

    call(Relation.PARTNER, "users/get_message", "message_id", id);

    assertThat(unread(Relation.PARTNER)).isEqualTo("0");
    assertThat(unread(Relation.OWNER)).isEqualTo("1");
  }

  private String unread(Relation by) {
    String inTheRow = call(by, "users/get_user").output().at("/user/unread_message_count").asText();
    String listed =
        call(by, "users/get_user_messages", "status", "unread").output().path("count").asText();
    assertThat(listed).isEqualTo(inTheRow);
    return inTheRow;
  }

  @Test
  void workoutType_ofAnotherUser_hasNoNameForOthers() {
    String type =
        call(Relation.OWNER, "workouts/create_workout_type", "workout_type_name", "secret type")
            .output()
            .path("workout_type_id")
            .asText();
    for (Relation by : List.of(Relation.OWNER, Relation.FRIEND)) {
      String id =
          call(by, "workouts/create_workout", "workout_type_id", type)
              .output()
              .path("workout_id")
              .asText();
      String row = call(by, "workouts/get_workout", "workout_id", id).body();
      assertThat(row.contains("secret type")).as(row).isEqualTo(by == Relation.OWNER);
    }
  }

  @Test
  void memberCount_isNoFieldThatAnAdminSets() {
    String id = Objects.requireNonNull(data.rows("group").get(0).handles().get("group_id"));

    call(Relation.OWNER, "groups/update_group", "group_id", id, "member_count", "500");

    assertThat(
            call(Relation.OWNER, "groups/get_group", "group_id", id)
                .output()
                .at("/group/member_count")
                .asText())
        .isEqualTo("2");
  }

  @Test
  void sums_countWhatTheCallerMaySee() {
    Map<Relation, String> workouts =
        Map.of(Relation.OWNER, "4", Relation.FRIEND, "2", Relation.STRANGER, "1");
    Map<Relation, String> routes =
        Map.of(Relation.OWNER, "8", Relation.FRIEND, "2", Relation.STRANGER, "1");
    String owner = data.id(Relation.OWNER);
    for (Relation by : workouts.keySet()) {
      JsonNode summary = call(by, "users/get_user_summary", "user_id", owner).output();
      assertThat(summary.path("workout_count").asText()).isEqualTo(workouts.get(by));
      assertThat(summary.path("route_count").asText()).isEqualTo(routes.get(by));
      JsonNode stats = call(by, "users/get_user_stats", "user_id", owner).output().path("stats");
      assertThat(stats.path("workout_count").asText()).isEqualTo(workouts.get(by));
      assertThat(stats.path("distance").asText())
          .isEqualTo(Map.of("4", "6", "2", "3", "1", "1.5").get(workouts.get(by)));
      JsonNode feed = call(by, "activity_feed/get_activity_feed", "user_id", owner).output();
      int entries = Integer.parseInt(workouts.get(by)) + Integer.parseInt(routes.get(by));
      assertThat(feed.path("count").asText()).isEqualTo(Integer.toString(entries));
    }
  }
}
