package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups. {@code update_group} makes one, with the caller as its admin, unless group_id or
 * group_key selects one of his: no other method that makes one is known (PHPW L639). A group whose
 * public_flag is off is there for its members only.
 */
final class GroupMethods {
  private final State state;

  /** Group to the ids of its members. */
  private final Map<String, Set<String>> members = new HashMap<>();

  GroupMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("groups/update_group", this::update)
        .on("groups/get_group", call -> Answer.of("group", visible(call)))
        .on("groups/get_group_stats", this::stats)
        .on("groups/get_group_types", call -> Page.all("group_types", types()))
        .on("groups/join_group", this::join)
        .on("groups/leave_group", this::leave)
        .on("groups/delete_group", this::delete);
  }

  private Answer update(Call call) {
    ObjectNode fields = call.fields("group_id", "group_key", "user_id", "user_key");
    fields.put("public_flag", call.flag("public_flag") ? "1" : "0");
    ObjectNode group;
    if (call.firstOf("group_id", "group_key") != null) {
      group = state.groups().findOwn(call);
      group.setAll(fields);
    } else {
      group = state.groups().add(call.caller(), fields);
      members.put(id(group), new LinkedHashSet<>(Set.of(call.caller().id())));
      group.put("member_count", "1");
    }
    return Answer.handles(group, "group");
  }

  private ObjectNode visible(Call call) {
    ObjectNode group = state.groups().find(call);
    if (group.path("public_flag").asText().equals("0")
        && !membersOf(group).contains(call.caller().id())) {
      throw Refusal.missing("group");
    }
    return group;
  }

  /** Workouts of the members that the caller may see. */
  private Answer stats(Call call) {
    ObjectNode group = visible(call);
    List<ObjectNode> workouts =
        membersOf(group).stream()
            .map(state.users()::require)
            .flatMap(member -> state.workouts().visibleTo(call.caller(), member).stream())
            .toList();
    ObjectNode stats = Stats.of(workouts);
    stats.put("group_id", id(group)).put("member_count", count(group));
    return Answer.of("stats", stats);
  }

  private static List<ObjectNode> types() {
    return List.of(
        Json.object().put("group_type_id", "1").put("group_type_name", "Club"),
        Json.object().put("group_type_id", "2").put("group_type_name", "Team"));
  }

  private Answer join(Call call) {
    ObjectNode group = visible(call);
    Set<String> members = membersOf(group);
    if (!members.contains(call.caller().id())) {
      state.quota().takeRow();
      members.add(call.caller().id());
    }
    group.put("member_count", count(group));
    return Answer.handles(group, "group");
  }

  private Answer leave(Call call) {
    ObjectNode group = visible(call);
    if (group.path("user_id").asText().equals(call.caller().id())) {
      throw new Refusal("a group's admin cannot leave it, only delete it");
    }
    if (!membersOf(group).remove(call.caller().id())) {
      throw new Refusal("you are no member of this group");
    }
    state.quota().giveRows(1);
    group.put("member_count", count(group));
    return Answer.handles(group, "group");
  }

  private Answer delete(Call call) {
    ObjectNode group = state.groups().findOwn(call);
    // The admin came in with the group's own row.
    state.quota().giveRows(Math.max(0, membersOf(group).size() - 1));
    members.remove(id(group));
    state.groups().remove(group);
    return Answer.handles(group, "group");
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
