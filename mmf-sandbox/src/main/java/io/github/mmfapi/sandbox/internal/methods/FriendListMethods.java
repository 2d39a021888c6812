package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Options;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.state.Rows;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.List;
import java.util.Objects;

/** Users' lists of friends. */
final class FriendListMethods {
  private final State state;
  private final Rows lists;

  FriendListMethods(State state) {
    this.state = state;
    lists = new Rows("friend_list", 1L, 650_001L, state.quota());
    state.parts().add("friend lists", lists);
  }

  void addTo(MethodTable table) {
    table
        .on("users/create_friend_list", this::create)
        .on("users/update_friend_list", this::update)
        .on("users/delete_friend_list", this::delete)
        .on("users/get_user_friend_list", this::list)
        .on("users/get_user_friend_list_options", this::options)
        .on("users/add_friend_to_friend_list", this::addFriend)
        .on("users/remove_friend_from_friend_list", this::removeFriend)
        .on("users/get_user_friends", this::friends);
  }

  private Response create(Call call) {
    ObjectNode fields = Json.object();
    fields.put("friend_list_name", call.required("friend_list_name"));
    fields.put("friend_list_description", description(call));
    return Response.handles(lists.add(call.caller(), fields), "friend_list");
  }

  private static String description(Call call) {
    return Objects.requireNonNullElse(call.text("friend_list_description"), "");
  }

  private Response update(Call call) {
    ObjectNode list = lists.findOwn(call);
    ObjectNode changes = Json.object();
    changes.put("friend_list_name", call.required("friend_list_name"));
    if (call.text("friend_list_description") != null) {
      changes.put("friend_list_description", description(call));
    }
    lists.change(list, changes);
    return Response.handles(list, "friend_list");
  }

  private Response delete(Call call) {
    ObjectNode list = lists.findOwn(call);
    state.friends().emptyList(id(list));
    lists.remove(list);
    return Response.handles(list, "friend_list");
  }

  private Response list(Call call) {
    return Page.all("friend_lists", lists.of(call.caller()));
  }

  private Response options(Call call) {
    return Options.of(lists.of(call.caller()), "friend_list_name", "friend_list_id");
  }

  private Response addFriend(Call call) {
    ObjectNode list = lists.findOwn(call);
    state.friends().putOnList(id(list), FriendMethods.friendship(state, call));
    return Response.handles(list, "friend_list");
  }

  /** Removes a friend from one list, or from all lists if none is named. */
  private Response removeFriend(Call call) {
    ObjectNode friendship = FriendMethods.friendship(state, call);
    boolean one = call.firstOf("friend_list_id", "friend_list_key") != null;
    for (ObjectNode list : one ? List.of(lists.findOwn(call)) : lists.of(call.caller())) {
      state.friends().takeOffList(id(list), friendship);
    }
    return Response.handles(friendship, "friend");
  }

  private Response friends(Call call) {
    List<ObjectNode> friends = state.friends().rows().of(call.caller());
    if (call.firstOf("friend_list_id", "friend_list_key") != null) {
      String list = id(lists.findOwn(call));
      friends.removeIf(friend -> !state.friends().isOnList(list, friend));
    }
    return Page.of(call, "friends", friends);
  }

  private static String id(ObjectNode list) {
    return list.path("friend_list_id").asText();
  }
}
