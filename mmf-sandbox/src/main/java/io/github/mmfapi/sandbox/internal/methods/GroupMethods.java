package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.state.Saved;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups. {@code update_group} creates a group with the caller as its admin, unless group_id or
 * group_key selects one of the caller's: no other method that creates one is known (PHPW L639). A
 * group whose public_flag is off is visible to its members only.
 */
final class GroupMethods implements Saved {
  private final State state;

  /** The ids of the members of each group, by the id of the group. */
  private final Map<String, Set<String>> members = new HashMap<>();

  GroupMethods(State state) {
    this.state = state;
    state.parts().add("members of groups", this);
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object();
    members.forEach((group, users) -> users.forEach(saved.putArray(group)::add));
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    for (Map.Entry<String, JsonNode> group : saved.properties()) {
      Set<String> users = new LinkedHashSet<>();
      group.getValue().forEach(user -> users.add(user.asText()));
      members.put(group.getKey(), users);
    }
  }

  void addTo(MethodTable table) {
    table
        .on("groups/update_group", this::update)
        .on("groups/get_group", call -> Response.of("group", visible(call)))
        .on("groups/get_group_stats", this::stats)
        .on("groups/get_group_types", call -> Page.all("group_types", types()))
        .on("groups/join_group", this::join)
        .on("groups/leave_group", this::leave)
        .on("groups/delete_group", this::delete);
  }

  private Response update(Call call) {
    ObjectNode fields = call.fields("group_id", "group_key", "user_id", "user_key", "member_count");
    fields.put("public_flag", call.flag("public_flag") ? "1" : "0");
    ObjectNode group;
    if (call.firstOf("group_id", "group_key") != null) {
      group = state.groups().findOwn(call);
      state.groups().change(group, fields);
    } else {
      group = state.groups().add(call.caller(), fields);
      members.put(id(group), new LinkedHashSet<>(Set.of(call.caller().id())));
      group.put("member_count", "1");
    }
    return Response.handles(group, "group");
  }

  private ObjectNode visible(Call call) {
    ObjectNode group = state.groups().find(call);
    if (group.path("public_flag").asText().equals("0")
        && !membersOf(group).contains(call.caller().id())) {
      throw Refusal.missing("group");
    }
    return group;
  }

  /** Adds up the workouts of the members, as far as the caller may see them. */
  private Response stats(Call call) {
    ObjectNode group = visible(call);
    List<ObjectNode> workouts =
        membersOf(group).stream()
            .map(state.users()::require)
            .flatMap(member -> state.workouts().visibleTo(call.caller(), member).stream())
            .toList();
    ObjectNode stats = StatsMethods.of(workouts);
    stats.put("group_id", id(group)).put("member_count", count(group));
    return Response.of("stats", stats);
  }

  private static List<ObjectNode> types() {
    return List.of(
        Json.object().put("group_type_id", "1").put("group_type_name", "Club"),
        Json.object().put("group_type_id", "2").put("group_type_name", "Team"));
  }

  private Response join(Call call) {
    ObjectNode group = visible(call);
    Set<String> members = membersOf(group);
    if (!members.contains(call.caller().id())) {
      state.quota().takeRow();
      members.add(call.caller().id());
    }
    group.put("member_count", count(group));
    return Response.handles(group, "group");
  }

  private Response leave(Call call) {
    ObjectNode group = visible(call);
    if (group.path("user_id").asText().equals(call.caller().id())) {
      throw new Refusal("the admin of a group cannot leave it; delete the group instead");
    }
    if (!membersOf(group).remove(call.caller().id())) {
      throw new Refusal("the caller is not a member of this group");
    }
    state.quota().giveRows(1);
    group.put("member_count", count(group));
    return Response.handles(group, "group");
  }

  private Response delete(Call call) {
    ObjectNode group = state.groups().findOwn(call);
    // The admin's membership took no row of its own.
    state.quota().giveRows(Math.max(0, membersOf(group).size() - 1));
    members.remove(id(group));
    state.groups().remove(group);
    return Response.handles(group, "group");
  }

  private Set<String> membersOf(ObjectNode group) {
    return members.computeIfAbsent(id(group), key -> new LinkedHashSet<>());
  }

  private String count(ObjectNode group) {
    return Integer.toString(membersOf(group).size());
  }

  private static String id(ObjectNode group) {
    return group.path("group_id").asText();
  }
}
