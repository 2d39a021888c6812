package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Friends, requests to become one, and invitations. */
final class FriendMethods {
  private final State state;

  FriendMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("users/add_friend", this::addFriend)
        .on("users/remove_friend", this::removeFriend)
        .on("users/send_friend_request", this::sendRequest)
        .on("users/get_user_friend_requests", this::requests)
        .on("users/process_friend_requests", this::process)
        .on("users/invite", this::invite)
        .on("users/tell_friend_content", this::invitation);
  }

  private Answer addFriend(Call call) {
    Member friend = friend(call);
    ObjectNode row = state.friends().befriend(call.caller(), friend, call.text("source"));
    return Answer.handles(row, "friend");
  }

  private Answer removeFriend(Call call) {
    ObjectNode row = friendship(state, call);
    Member friend = state.users().require(row.path("friend_user_id").asText());
    state.friends().part(call.caller(), friend);
    return Answer.handles(row, "friend");
  }

  /**
   * Returns the caller's friendship that the parameters select, by user or by friendship.
   *
   * @throws Refusal if there is none
   */
  static ObjectNode friendship(State state, Call call) {
    String user = call.firstOf("friend_user_id", "friend_user_key");
    Member friend = user == null ? null : state.users().require(user);
    ObjectNode row =
        friend == null
            ? state.friends().rows().findOrNull(call, "friend_id", "friend_key")
            : state.friends().find(call.caller(), friend);
    if (row == null) {
      throw Refusal.missing("friend of yours");
    }
    return state.friends().rows().requireOwn(row, call.caller());
  }

  private Answer sendRequest(Call call) {
    return Answer.handles(request(call.caller(), friend(call), call), "friend_request");
  }

  private ObjectNode request(Member from, Member to, Call call) {
    if (from == to) {
      throw new Refusal("nobody is a friend of himself");
    }
    String message = Objects.requireNonNullElse(call.text("message"), "");
    return state.friends().request(from, to, message, state.now());
  }

  /** The values of status are unknown; whatever waits is pending, and nothing else is listed. */
  private Answer requests(Call call) {
    String status = call.text("status");
    List<ObjectNode> rows = state.friends().requestsTo(call.caller());
    return Page.all(
        "friend_requests",
        rows.stream()
            .filter(row -> status == null || row.path("status").asText().equals(status))
            .toList());
  }

  private Answer process(Call call) {
    String decision = call.required("process_request");
    if (!decision.equals("approve") && !decision.equals("ignore")) {
      throw new Refusal("process_request must be approve or ignore");
    }
    Member from = friend(call);
    ObjectNode request = state.friends().requestBetween(from, call.caller());
    if (request == null) {
      throw Refusal.missing("friend_request");
    }
    state.friends().settle(request);
    if (decision.equals("approve")) {
      state.friends().befriend(from, call.caller(), null);
      state.friends().befriend(call.caller(), from, null);
    }
    ObjectNode output = Json.object();
    output.put("process_request", decision).put("friend_user_id", from.id());
    return Answer.of(output);
  }

  private Member friend(Call call) {
    String email = call.text("friend_email");
    String id = call.firstOf("friend_user_id", "friend_user_key");
    Member friend =
        id == null && email != null
            ? state.users().byNameOrEmail(email)
            : state.users().find(or(id));
    if (friend == null) {
      throw Refusal.missing("user");
    }
    if (friend == call.caller()) {
      throw new Refusal("nobody is a friend of himself");
    }
    return friend;
  }

  private static String or(@Nullable String id) {
    return Objects.requireNonNullElse(id, "");
  }

  /** No mail is sent; an existing user gets a friend request (PHPW L1697). */
  private Answer invite(Call call) {
    String list = call.text("email_list");
    List<ObjectNode> rows = new ArrayList<>();
    for (String part : list == null ? new String[0] : list.split(",", -1)) {
      Member member = state.users().byNameOrEmail(part.strip());
      boolean asked = member != null && member != call.caller();
      if (asked && member != null) {
        request(call.caller(), member, call);
      }
      ObjectNode row = Json.object().put("email", part.strip());
      rows.add(row.put("friend_request", asked ? "1" : "0"));
    }
    return Page.all("invitations", rows);
  }

  private Answer invitation(Call call) {
    ObjectNode output = call.fields();
    output.put("content", "Come and train with me on " + call.required("product") + ".");
    return Answer.of(output);
  }
}
