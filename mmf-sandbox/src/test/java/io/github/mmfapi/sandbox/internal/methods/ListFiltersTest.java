package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Account;
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
}
