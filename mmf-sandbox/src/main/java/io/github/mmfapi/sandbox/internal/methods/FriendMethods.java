package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Friends, friend requests and invitations. */
final class FriendMethods {
  /** More bytes than the row of a friend or of a request takes without the texts of users. */
  private static final int ROW = 3_000;

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

  private Response addFriend(Call call) {
    User friend = friend(call);
    ObjectNode row = state.friends().befriend(call.caller(), friend, call.text("source"));
    return Response.handles(row, "friend");
  }

  private Response removeFriend(Call call) {
    ObjectNode row = friendship(state, call);
    User friend = state.users().require(row.path("friend_user_id").asText());
    state.friends().unfriend(call.caller(), friend);
    return Response.handles(row, "friend");
  }

  /**
   * Returns the caller's friendship that the parameters select, by user or by friendship.
   *
   * @throws Refusal if there is none
   */
  static ObjectNode friendship(State state, Call call) {
    String user = call.firstOf("friend_user_id", "friend_user_key");
    User friend = user == null ? null : state.users().require(user);
    ObjectNode row =
        friend == null
            ? state.friends().rows().findOrNull(call, "friend_id", "friend_key")
            : state.friends().find(call.caller(), friend);
    return state.friends().rows().requireOwn(row, call.caller());
  }

  private Response sendRequest(Call call) {
    return Response.handles(request(call.caller(), friend(call), call), "friend_request");
  }

  private ObjectNode request(User from, User to, Call call) {
    if (from == to) {
      throw new Refusal("users cannot befriend themselves");
    }
    String message = Objects.requireNonNullElse(call.text("message"), "");
    return state.friends().request(from, to, message, state.now());
  }

  /** Lists open requests, whose status is pending; the real values of status are not recorded. */
  private Response requests(Call call) {
    String status = call.text("status");
    List<ObjectNode> rows = state.friends().requestsTo(call.caller());
    return Page.all(
        "friend_requests",
        rows.stream()
            .filter(row -> status == null || row.path("status").asText().equals(status))
            .toList());
  }

  private Response process(Call call) {
    String decision = call.required("process_request");
    if (!decision.equals("approve") && !decision.equals("ignore")) {
      throw new Refusal("process_request must be approve or ignore");
    }
    User from = friend(call);
    ObjectNode request = state.friends().requestBetween(from, call.caller());
    if (request == null) {
      throw Refusal.missing("friend_request");
    }
    if (decision.equals("approve")) {
      // The request makes room for one of the two rows.
      int missing = state.friends().missing(from, call.caller());
      state.quota().require(missing - 1, 0);
      state.quota().requireBytes(missing == 0 ? 0 : rowsWithNames(from, call.caller()));
    }
    state.friends().removeRequest(request);
    if (decision.equals("approve")) {
      state.friends().befriend(from, call.caller(), null);
      state.friends().befriend(call.caller(), from, null);
    }
    ObjectNode output = Json.object();
    output.put("process_request", decision).put("friend_user_id", from.id());
    return Response.of(output);
  }

  /** Returns more bytes than rows with one of these names each take. */
  private static long rowsWithNames(User... users) {
    return Stream.of(users).mapToLong(user -> ROW + Quota.bytes(user.account().username())).sum();
  }

  private User friend(Call call) {
    String email = call.text("friend_email");
    String id = call.firstOf("friend_user_id", "friend_user_key");
    User friend =
        id == null && email != null
            ? state.users().byNameOrEmail(email)
            : state.users().find(or(id));
    if (friend == null) {
      throw Refusal.missing("user");
    }
    if (friend == call.caller()) {
      throw new Refusal("users cannot befriend themselves");
    }
    return friend;
  }

  private static String or(@Nullable String id) {
    return Objects.requireNonNullElse(id, "");
  }

  /** Sends existing users a friend request (PHPW L1697); no e-mail is sent. */
  private Response invite(Call call) {
    String list = call.text("email_list");
    List<ObjectNode> rows = new ArrayList<>();
    Set<User> invited = new LinkedHashSet<>();
    for (String part : list == null ? new String[0] : list.split(",", -1)) {
      User user = state.users().byNameOrEmail(part.strip());
      boolean exists = user != null && user != call.caller();
      if (exists && user != null) {
        invited.add(user);
      }
      ObjectNode row = Json.object().put("email", part.strip());
      rows.add(row.put("friend_request", exists ? "1" : "0"));
    }
    // All requests or none.
    long added =
        invited.stream()
            .filter(user -> state.friends().requestBetween(call.caller(), user) == null)
            .count();
    state.quota().require((int) added, 0);
    state
        .quota()
        .requireBytes(added * (rowsWithNames(call.caller()) + Quota.bytes(call.text("message"))));
    invited.forEach(user -> request(call.caller(), user, call));
    return Page.all("invitations", rows);
  }

  private Response invitation(Call call) {
    ObjectNode output = call.fields();
    output.put("content", "Come and train with me on " + call.required("product") + ".");
    return Response.of(output);
  }
}
