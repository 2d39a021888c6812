package io.github.mmfapi.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls see the changes of earlier calls, and cannot change the data of other users. */
class CoherentStateTest {
  private static final SandboxUser OTHER = new SandboxUser(7, "other", "secret");

  private final MmfSandbox sandbox =
      MmfSandbox.builder().user(SandboxUser.TUTORIAL).user(OTHER).start();
  private final String myId = Long.toString(sandbox.user().userId());
  private final SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
  private final SigningCaller other = SigningCaller.of(sandbox, sandbox.authorize(OTHER));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static JsonNode output(SigningCaller by, String path, String... namesAndValues) {
    JsonNode result = result(by, path, namesAndValues);
    assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(1);
    return result.path("output");
  }

  private static String refusal(SigningCaller by, String path, String... namesAndValues) {
    JsonNode result = result(by, path, namesAndValues);
    assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(-1);
    assertThat(result.path("output").isArray()).isTrue();
    return result.at("/errors/0").asText();
  }

  private static JsonNode result(SigningCaller by, String path, String... namesAndValues) {
    List<Parameter> form = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return by.post("/" + path, form.toArray(Parameter[]::new)).path("result");
  }

  private static String workout(SigningCaller by, String description, String privacy) {
    return output(
            by,
            "workouts/create_workout",
            "workout_date",
            "2013-01-16",
            "workout_description",
            description,
            "privacy_setting",
            privacy)
        .path("workout_id")
        .asText();
  }

  @Test
  void workout_editedAndDeleted_isListedThatWay() {
    String id = workout(me, "a walk", "0");

    output(me, "workouts/edit_workout", "workout_id", id, "notes", "wet", "workout_type_id", "16");
    JsonNode row = output(me, "workouts/get_workouts").at("/workouts/0");
    assertThat(row.path("notes").asText()).isEqualTo("wet");
    assertThat(row.path("workout_type_name").asText()).isEqualTo("Long Walk");
    assertThat(row).hasSize(44);

    output(me, "workouts/delete_workout", "workout_id", id);
    assertThat(output(me, "workouts/get_workouts").path("count").asText()).isEqualTo("0");
    assertThat(refusal(me, "workouts/delete_workout", "workout_id", id)).contains("no such");
  }

  @Test
  void workout_editedWithAnInvalidField_doesNotChange() {
    String id = workout(me, "a walk", "0");

    refusal(me, "workouts/edit_workout", "workout_id", id, "notes", "wet", "privacy_setting", "9");

    assertThat(output(me, "workouts/get_workouts").at("/workouts/0/notes").asText()).isEmpty();
  }

  @Test
  void workout_ofAnotherUser_isVisibleByItsPrivacyAndCannotBeChanged() {
    String secret = workout(me, "secret", "0");
    String forFriends = workout(me, "for friends", "1");
    String open = workout(me, "open", "3");

    assertThat(output(other, "workouts/get_workouts", "user_id", myId).path("count").asText())
        .isEqualTo("1");
    for (String id : List.of(secret, forFriends, open)) {
      refusal(other, "workouts/edit_workout", "workout_id", id, "notes", "x");
      refusal(other, "workouts/delete_workout", "workout_id", id);
    }
    refusal(other, "workouts/get_workout_full", "workout_id", secret);

    // Adding a friend gives the caller no access to that friend's data.
    output(other, "users/add_friend", "friend_user_id", myId);
    refusal(other, "workouts/get_workout", "workout_id", forFriends);
    output(me, "users/add_friend", "friend_user_id", "7");
    output(other, "workouts/get_workout", "workout_id", forFriends);
    refusal(other, "workouts/get_workout", "workout_id", secret);
  }

  @Test
  void friendRequest_approved_makesBothUsersFriendsUntilOneRemovesTheOther() {
    output(me, "users/send_friend_request", "friend_user_id", "7", "message", "hello");
    JsonNode asked = output(other, "users/get_user_friend_requests");
    assertThat(asked.at("/friend_requests/0/message").asText()).isEqualTo("hello");
    assertThat(asked.at("/friend_requests/0/user_id").asText()).isEqualTo(myId);

    String approve = "approve";
    output(
        other, "users/process_friend_requests", "process_request", approve, "friend_user_id", myId);
    assertThat(output(me, "users/get_user_friends").at("/friends/0/friend_user_id").asText())
        .isEqualTo("7");
    assertThat(output(other, "users/get_user_friend_requests").path("count").asText())
        .isEqualTo("0");

    output(other, "users/remove_friend", "friend_user_id", myId);
    assertThat(output(me, "users/get_user_friends").path("count").asText()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "ignore"})
  void friendRequest_processedByItsSender_waitsForTheOtherUser(String decision) {
    output(me, "users/send_friend_request", "friend_user_id", "7");

    refusal(
        me, "users/process_friend_requests", "process_request", decision, "friend_user_id", "7");

    assertThat(output(other, "users/get_user_friend_requests").path("count").asText())
        .isEqualTo("1");
    for (SigningCaller user : List.of(me, other)) {
      assertThat(output(user, "users/get_user_friends").path("count").asText()).isEqualTo("0");
    }
  }

  @Test
  void friendList_filledRenamedAndEmptied_isListedThatWay() {
    output(me, "users/add_friend", "friend_user_id", "7");
    String list =
        output(me, "users/create_friend_list", "friend_list_name", "club")
            .path("friend_list_id")
            .asText();
    output(me, "users/add_friend_to_friend_list", "friend_user_id", "7", "friend_list_id", list);
    output(me, "users/update_friend_list", "friend_list_id", list, "friend_list_name", "team");

    assertThat(output(me, "users/get_user_friends", "friend_list_id", list).path("count").asText())
        .isEqualTo("1");
    assertThat(output(me, "users/get_user_friend_list_options").at("/options/0/name").asText())
        .isEqualTo("team");
    refusal(other, "users/delete_friend_list", "friend_list_id", list);
    output(me, "users/remove_friend_from_friend_list", "friend_user_id", "7");
    assertThat(output(me, "users/get_user_friends", "friend_list_id", list).path("count").asText())
        .isEqualTo("0");
  }

  @Test
  void message_isReadableBySenderAndRecipientAndCountedWhileUnread() {
    String id =
        output(me, "users/send_message", "user_id", "7", "subject", "b", "message", "text")
            .path("message_id")
            .asText();
    output(me, "users/send_message", "user_id", "7", "subject", "a", "message", "text");

    assertThat(output(other, "users/get_user").at("/user/unread_message_count").asText())
        .isEqualTo("2");
    assertThat(output(me, "users/get_user", "user_id", "7").at("/user/unread_message_count"))
        .hasToString("\"\"");
    output(other, "users/get_message", "message_id", id);
    JsonNode unread = output(other, "users/get_user_messages", "status", "unread");
    assertThat(unread.path("count").asText()).isEqualTo("1");
    JsonNode sent =
        output(me, "users/get_user_messages", "status", "sent", "sort_by", "subject asc");
    assertThat(sent.at("/messages/0/subject").asText()).isEqualTo("a");
    assertThat(refusal(me, "users/get_user_messages", "sort_by", "shoe_size")).contains("sort_by");
    assertThat(refusal(me, "users/get_user_messages", "limit", "101")).contains("at most 100");
  }

  @Test
  void group_joinedAndLeft_countsMembers() {
    JsonNode made =
        output(
            me,
            "groups/update_group",
            "group_name",
            "club",
            "public_flag",
            "1",
            "group_contact_person",
            "me",
            "web_site",
            "http://example.com/");
    String id = made.path("group_id").asText();

    output(other, "groups/join_group", "group_id", id);
    assertThat(output(other, "groups/get_group", "group_id", id).at("/group/member_count").asText())
        .isEqualTo("2");
    refusal(other, "groups/delete_group", "group_id", id);
    output(other, "groups/leave_group", "group_id", id);
    refusal(other, "groups/leave_group", "group_id", id);
    output(me, "groups/delete_group", "group_id", id);
    refusal(me, "groups/get_group", "group_id", id);
  }

  @Test
  void event_isVisibleToOthersWhilePublishedOnly() {
    String key =
        output(
                me,
                "events/create_event",
                "event_title",
                "race",
                "event_start_date",
                "2013-06-01",
                "event_type_id_list",
                "2",
                "event_creator_type",
                "1",
                "event_city",
                "Austin",
                "event_country",
                "us",
                "event_brief_description",
                "ten miles")
            .path("event_key")
            .asText();

    refusal(other, "events/get_event", "event_key", key);
    refusal(other, "events/publish_event", "event_key", key);
    output(me, "events/publish_event", "event_key", key);
    assertThat(output(other, "events/get_event", "event_key", key).at("/event/event_city").asText())
        .isEqualTo("Austin");
    output(me, "events/unpublish_event", "event_key", key);
    refusal(other, "events/get_event", "event_key", key);
    output(me, "events/delete_event", "event_key", key);
    refusal(me, "events/get_event", "event_key", key);
  }

  @Test
  void gear_isVisibleToItsOwnerOnly() {
    String id =
        output(
                me,
                "gear/create_gear",
                "gear_name",
                "shoes",
                "gear_type_id",
                "1",
                "purchase_date",
                "2013-01-01",
                "brand_of_mine",
                "x")
            .path("gear_id")
            .asText();

    assertThat(output(me, "gear/get_gear", "gear_id", id).at("/gear/brand_of_mine").asText())
        .isEqualTo("x");
    refusal(other, "gear/get_gear", "gear_id", id);
    assertThat(output(other, "gear/get_user_gear").path("count").asText()).isEqualTo("0");
    assertThat(output(me, "gear/get_gear_options", "gear_type_id", "1").at("/options/0/name"))
        .hasToString("\"shoes\"");
    output(me, "gear/delete_gear", "gear_id", id);
    refusal(me, "gear/get_gear", "gear_id", id);
  }

  @Test
  void user_created_canAuthorizeAndOccupiesTheirEmail() {
    JsonNode made =
        output(
            me,
            "users/create_user",
            "first_name",
            "New",
            "username",
            "newcomer",
            "email",
            "new@example.com",
            "password",
            "pass-word",
            "promo_opt_out_flag",
            "1");
    SandboxUser user = new SandboxUser(made.path("user_id").asLong(), "newcomer", "pass-word");
    SigningCaller newcomer = SigningCaller.of(sandbox, sandbox.authorize(user));

    assertThat(output(newcomer, "users/get_user").at("/user/email").asText())
        .isEqualTo("new@example.com");
    assertThat(output(me, "users/get_user", "user_id", made.path("user_id").asText()).at("/user"))
        .hasSize(207)
        .noneMatch(value -> value.asText().contains("new@example.com"));
    assertThat(output(me, "users/is_duplicate_email", "email", "NEW@example.com"))
        .hasToString("{\"is_duplicate\":\"1\"}");
    refusal(other, "users/update_user", "user_id", myId, "hometown", "x");
    output(me, "users/update_user", "hometown", "Portland", "user_type_id", "1");
    JsonNode changed = output(me, "users/get_user").path("user");
    assertThat(changed.path("hometown").asText()).isEqualTo("Portland");
    assertThat(changed.path("user_type_id").asText()).isEqualTo("9");
  }

  @Test
  void workout_createdOrEditedWithARoute_hasItsHandlesAndName() {
    JsonNode one = route("one");
    JsonNode two = route("two");
    String id =
        output(
                me,
                "workouts/create_workout",
                "workout_date",
                "2013-01-16",
                "workout_description",
                "a run",
                "route_id",
                one.path("route_id").asText())
            .path("workout_id")
            .asText();
    assertLinked(one, "one");

    output(
        me, "workouts/edit_workout", "workout_id", id, "route_key", two.path("route_key").asText());
    assertLinked(two, "two");
  }

  private JsonNode route(String name) {
    return output(
        me,
        "routes/save_route",
        "route_name",
        name,
        "route_type_id",
        "1",
        "total_distance",
        "3",
        "route_data",
        "45,20.5|45.9,20.6|45.8,20.7");
  }

  private void assertLinked(JsonNode route, String name) {
    JsonNode row = output(me, "workouts/get_workouts").at("/workouts/0");
    assertThat(row.path("route_id").asText()).isEqualTo(route.path("route_id").asText());
    assertThat(row.path("route_key").asText()).isEqualTo(route.path("route_key").asText());
    assertThat(row.path("route_name").asText()).isEqualTo(name);
  }

  @Test
  void stats_sumTheWorkoutsOfEachPeriod() {
    for (String date : List.of("2013-01-16", "2013-01-20", "2013-02-01")) {
      output(
          me,
          "workouts/create_workout",
          "workout_date",
          date,
          "workout_description",
          "run",
          "distance",
          "3.1",
          "activity_type_id",
          "16");
    }

    JsonNode months = output(me, "users/get_user_stats", "period", "monthly");
    assertThat(months.path("count").asText()).isEqualTo("2");
    assertThat(months.at("/stats/0/distance").asText()).isEqualTo("6.2");
    JsonNode all =
        output(me, "users/get_user_stats", "date_from", "2013-01-17", "date_to", "2013-01-31");
    assertThat(all.at("/stats/workout_count").asText()).isEqualTo("1");
    assertThat(output(me, "activity_feed/get_activity_feed").path("count").asText()).isEqualTo("3");
  }
}
