package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Friendships and friend requests. A friendship has a row for each of the two users; {@code
 * add_friend} adds only the row of the caller, so that nobody can get access to another user's data
 * alone.
 */
public final class Friends implements Saved {
  /** Privacy settings (MMDK, consistent-with): 0 private, 1 friends, 3 public. */
  static final String PUBLIC = "3";

  private static final String FRIENDS_ONLY = "1";

  private static final String OWNER = "owner";
  private static final String FRIENDS = "friends";
  static final String ANYBODY = "anybody";

  private final Quota quota;
  private final Rows friends;
  private final Rows requests;

  /** The rows by their two users. */
  private final Map<List<String>, ObjectNode> friendOf = new HashMap<>();

  private final Map<List<String>, ObjectNode> requestOf = new HashMap<>();

  /** The ids of the friendships on each friend list, by the id of the list. */
  private final Map<String, Set<String>> onList = new HashMap<>();

  Friends(Quota quota) {
    this.quota = quota;
    friends = new Rows("friend", 1L, 500_001L, quota);
    requests = new Rows("friend_request", 1L, 600_001L, quota, "friend_user_id");
  }

  public Rows rows() {
    return friends;
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object();
    saved.set("friends", friends.save());
    saved.set("requests", requests.save());
    ObjectNode lists = saved.putObject("lists");
    onList.forEach((list, ids) -> ids.forEach(lists.putArray(list)::add));
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    friends.load(saved.path("friends"));
    requests.load(saved.path("requests"));
    friends.all().forEach(row -> friendOf.put(pair(row), row));
    requests.all().forEach(row -> requestOf.put(pair(row), row));
    for (Map.Entry<String, JsonNode> list : saved.path("lists").properties()) {
      Set<String> ids = new LinkedHashSet<>();
      list.getValue().forEach(id -> ids.add(id.asText()));
      onList.put(list.getKey(), ids);
    }
  }

  /** Adds a friend of a user, unless they are friends already. */
  public ObjectNode befriend(User of, User friend, @Nullable String source) {
    ObjectNode known = find(of, friend);
    if (known != null) {
      return known;
    }
    ObjectNode fields = Json.object();
    fields.put("friend_user_id", friend.id()).put("friend_user_key", friend.id());
    fields.put("username", friend.account().username()).put("source", source == null ? "" : source);
    ObjectNode row = friends.add(of, fields);
    friendOf.put(pair(of, friend), row);
    return row;
  }

  private static List<String> pair(User one, User other) {
    return List.of(one.id(), other.id());
  }

  private static List<String> pair(ObjectNode row) {
    return List.of(row.path("user_id").asText(), row.path("friend_user_id").asText());
  }

  public @Nullable ObjectNode find(User of, User friend) {
    return friendOf.get(pair(of, friend));
  }

  /** Returns how many rows of the friendship of two users there are not yet, 0 to 2. */
  public int missing(User one, User other) {
    return (find(one, other) == null ? 1 : 0) + (find(other, one) == null ? 1 : 0);
  }

  /** Ends a friendship on both sides, and takes it off all friend lists. */
  public void unfriend(User one, User other) {
    for (List<String> pair : List.of(pair(one, other), pair(other, one))) {
      ObjectNode row = friendOf.remove(pair);
      if (row != null) {
        List.copyOf(onList.keySet()).forEach(list -> takeOffList(list, row));
        friends.remove(row);
      }
    }
  }

  /** Returns whether a friendship is on the friend list with this id. */
  public boolean isOnList(String list, ObjectNode friend) {
    return onList.getOrDefault(list, Set.of()).contains(id(friend));
  }

  /** Puts a friendship on a friend list, which takes a row, unless it is there already. */
  public void putOnList(String list, ObjectNode friend) {
    if (!isOnList(list, friend)) {
      quota.takeRow();
      onList.computeIfAbsent(list, key -> new LinkedHashSet<>()).add(id(friend));
    }
  }

  /** Takes a friendship off a friend list, if it is there. */
  public void takeOffList(String list, ObjectNode friend) {
    Set<String> left = onList.get(list);
    if (left != null && left.remove(id(friend))) {
      quota.giveRows(1);
      if (left.isEmpty()) {
        onList.remove(list);
      }
    }
  }

  /** Takes all friendships off a friend list. */
  public void emptyList(String list) {
    Set<String> left = onList.remove(list);
    quota.giveRows(left == null ? 0 : left.size());
  }

  private static String id(ObjectNode friend) {
    return friend.path("friend_id").asText();
  }

  public ObjectNode request(User from, User to, String message, String when) {
    ObjectNode pending = requestBetween(from, to);
    if (pending != null) {
      return pending;
    }
    ObjectNode fields = Json.object();
    fields.put("username", from.account().username());
    fields.put("friend_user_id", to.id()).put("friend_user_key", to.id());
    fields.put("message", message).put("status", "pending").put("created_date", when);
    ObjectNode row = requests.add(from, fields);
    requestOf.put(pair(from, to), row);
    return row;
  }

  public @Nullable ObjectNode requestBetween(User from, User to) {
    return requestOf.get(pair(from, to));
  }

  public List<ObjectNode> requestsTo(User to) {
    return requests.to(to);
  }

  public void removeRequest(ObjectNode request) {
    requestOf.remove(pair(request));
    requests.remove(request);
  }

  /** Returns the audiences that may see data with this privacy setting. */
  static List<String> audiences(String privacy) {
    return switch (privacy) {
      case PUBLIC -> List.of(OWNER, FRIENDS, ANYBODY);
      case FRIENDS_ONLY -> List.of(OWNER, FRIENDS);
      default -> List.of(OWNER);
    };
  }

  /** Returns the audience that a viewer of an owner's data belongs to. */
  String audience(@Nullable User viewer, User owner) {
    if (viewer == owner) {
      return OWNER;
    }
    return viewer != null && find(owner, viewer) != null ? FRIENDS : ANYBODY;
  }

  /** Tells whether the viewer may see data of an owner with this privacy setting. */
  boolean maySee(@Nullable User viewer, User owner, String privacy) {
    return audiences(privacy).contains(audience(viewer, owner));
  }
}
