package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Account;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an optional parameter of a list leaves out. */
class ListFiltersTest {
  private static final Account ANNA = new Account(7, "anna", "anna's password");
  private static final Account BEN = new Account(8, "ben", "ben's password");

  private final InProcessSandbox sandbox = new InProcessSandbox(100, List.of(ANNA, BEN));

  private JsonNode call(Account by, String method, Map<String, String> form) {
    InProcessSandbox.Reply reply = sandbox.call(sandbox.user(by), method, form);
    assertThat(reply.isRefused()).as(reply.toString()).isFalse();
    return reply.output();
  }

  @ParameterizedTest
  @CsvSource({", 1", "pending, 1", "approved, 0"})
  void friendRequests_ofAStatus(String status, int count) {
    call(ANNA, "users/send_friend_request", Map.of("friend_user_id", "8"));

    Map<String, String> form = status == null ? Map.of() : Map.of("status", status);
    assertThat(call(BEN, "users/get_user_friend_requests", form).path("friend_requests"))
        .hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({", 2", "2, 1", "3, 0"})
  void locations_ofASite(String site, int count) {
    sandbox.user(ANNA).row().put("site_id", "1");
    sandbox.user(BEN).row().put("site_id", "2");

    Map<String, String> form = site == null ? Map.of() : Map.of("site_id", site);
    assertThat(call(BEN, "users/get_user_locations", form).path("locations")).hasSize(count);
  }

  @Test
  void activityTypes_ofAParent() {
    JsonNode all = call(ANNA, "workouts/get_activity_types", Map.of()).path("activity_types");
    JsonNode below =
        call(ANNA, "workouts/get_activity_types", Map.of("parent_activity_type_id", "11"))
            .path("activity_types");

    assertThat(below.findValuesAsText("activity_type_id")).containsExactly("41");
    assertThat(all.findValuesAsText("activity_type_id")).contains("11", "16", "41");
    assertThat(all.findValues("parent_activity_type_id"))
        .filteredOn(JsonNode::isTextual)
        .hasSize(1);
  }

  @Test
  void messages_ofAStatus() {
    call(ANNA, "users/send_message", Map.of("user_id", "8", "subject", "one", "message", "m"));
    call(ANNA, "users/send_message", Map.of("user_id", "8", "subject", "two", "message", "m"));
    JsonNode unread = messages(BEN, "unread");
    assertThat(subjects(unread)).containsExactlyInAnyOrder("one", "two");
    String id = unread.at("/0/message_id").asText();
    String read = unread.at("/0/subject").asText();

    call(BEN, "users/get_message", Map.of("message_id", id));

    assertThat(subjects(messages(BEN, "read"))).containsExactly(read);
    assertThat(subjects(messages(BEN, "unread"))).hasSize(1).doesNotContain(read);
    assertThat(messages(BEN, "sent")).isEmpty();
    assertThat(messages(ANNA, "sent")).hasSize(2);
    assertThat(messages(ANNA, "read")).isEmpty();
    assertThat(messages(ANNA, "unread")).isEmpty();
    for (Account all : List.of(ANNA, BEN)) {
      assertThat(messages(all, "all")).hasSize(2);
      assertThat(messages(all, "archived")).isEmpty();
    }
  }

  private JsonNode messages(Account by, String status) {
    return call(by, "users/get_user_messages", Map.of("status", status)).path("messages");
  }

  private static List<String> subjects(JsonNode messages) {
    return messages.findValuesAsText("subject");
  }

  @Test
  void invitations_tellWhoIsAUser() {
    JsonNode invited =
        call(
            ANNA,
            "users/invite",
            Map.of("email_list", "ben, nobody@example.com,anna", "product", "1"));

    assertThat(invited.path("invitations"))
        .extracting(row -> row.path("email").asText() + " " + row.path("friend_request").asText())
        .containsExactly("ben 1", "nobody@example.com 0", "anna 0");
    assertThat(call(BEN, "users/get_user_friend_requests", Map.of()).path("friend_requests"))
        .hasSize(1);
  }

  @Test
  void friend_isNamedByEmail() {
    call(ANNA, "users/add_friend", Map.of("friend_email", "ben"));

    assertThat(
            call(ANNA, "users/get_user_friends", Map.of())
                .path("friends")
                .findValuesAsText("friend_user_id"))
        .containsExactly("8");
  }

  @Test
  void stats_ofParentTypes() {
    call(
        ANNA,
        "workouts/create_workout",
        Map.of(
            "workout_date", "2013-01-16",
            "workout_description", "a run",
            "activity_type_id", "16"));
    JsonNode row = call(ANNA, "workouts/get_workouts", Map.of()).at("/workouts/0");
    String parent = row.path("parent_workout_type_id").asText();
    assertThat(parent).isNotEmpty();

    assertThat(countOf("0, " + parent)).isEqualTo("1");
    assertThat(countOf("0")).isEqualTo("0");
  }

  private String countOf(String parents) {
    return call(ANNA, "users/get_user_stats", Map.of("parent_workout_type_ids", parents))
        .findValue("workout_count")
        .asText();
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "1, 0"})
  void feed_sinceADay_hasThatDay(int days, int count) {
    LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
    call(
        ANNA,
        "workouts/create_workout",
        Map.of("workout_date", today.toString(), "workout_description", "a run"));

    assertThat(
            call(
                    ANNA,
                    "activity_feed/get_activity_feed",
                    Map.of("date_since", today.plusDays(days).toString()))
                .path("activity_feed"))
        .hasSize(count);
  }
}
