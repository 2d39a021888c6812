package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.User;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one kind of all users, in the order of creation. Every row has an id, a key, and an
 * owner in {@code user_id}; all values are texts, as in 3.1. Not thread-safe: the server's lock
 * guards it.
 */
public final class Rows implements Saved {
  private final String noun;
  private final Quota quota;
  private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
  private final Map<String, ObjectNode> byKey = new HashMap<>();
  private final Map<String, Map<String, ObjectNode>> byOwner = new HashMap<>();
  private final Map<String, Long> bytesById = new HashMap<>();
  private final @Nullable String addressee;
  private final Map<String, Map<String, ObjectNode>> byAddressee = new HashMap<>();
  private final ObjectNode shared;
  private long nextId;
  private long nextKey;

  /**
   * Creates an empty table.
   *
   * @param noun the name of a row, such as {@code gear} with the handles {@code gear_id} and {@code
   *     gear_key}
   */
  public Rows(String noun, long firstId, long firstKey, Quota quota) {
    this(noun, firstId, firstKey, quota, null, Json.object());
  }

  /** Creates an empty table whose rows have a second user, in a field that never changes. */
  Rows(String noun, long firstId, long firstKey, Quota quota, String addressee) {
    this(noun, firstId, firstKey, quota, addressee, Json.object());
  }

  /**
   * Creates an empty table of rows that are copies of another one with changes.
   *
   * @param shared that row, whose values take no room again
   */
  Rows(String noun, long firstId, long firstKey, Quota quota, ObjectNode shared) {
    this(noun, firstId, firstKey, quota, null, shared);
  }

  private Rows(
      String noun,
      long firstId,
      long firstKey,
      Quota quota,
      @Nullable String addressee,
      ObjectNode shared) {
    this.addressee = addressee;
    this.noun = noun;
    this.shared = shared;
    this.nextId = firstId;
    this.nextKey = firstKey;
    this.quota = quota;
  }

  /** Returns a recorded row from a resource of this package. */
  static ObjectNode recorded(String name) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(Resources.text(Rows.class, name));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row with these fields, new handles and an owner. */
  public ObjectNode add(User owner, ObjectNode fields) {
    String id = Long.toString(nextId);
    String key = Long.toString(nextKey);
    ObjectNode row = Json.object();
    if (!fields.has(noun + "_id")) {
      row.put(noun + "_id", id).put(noun + "_key", key);
    }
    row.setAll(fields);
    row.put(noun + "_id", id).put(noun + "_key", key);
    row.put("user_id", owner.id()).put("user_key", owner.id());
    long size = Quota.bytes(row, shared);
    quota.takeRow(size);
    nextId++;
    nextKey++;
    place(row, size);
    return row;
  }

  private void place(ObjectNode row, long size) {
    String id = row.path(noun + "_id").asText();
    bytesById.put(id, size);
    byId.put(id, row);
    byKey.put(row.path(noun + "_key").asText(), row);
    String owner = row.path("user_id").asText();
    byOwner.computeIfAbsent(owner, user -> new LinkedHashMap<>()).put(id, row);
    if (addressee != null) {
      String user = row.path(addressee).asText();
      byAddressee.computeIfAbsent(user, other -> new LinkedHashMap<>()).put(id, row);
    }
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object().put("next_id", nextId).put("next_key", nextKey);
    ArrayNode rows = saved.putArray("rows");
    byId.forEach(
        (id, row) ->
            rows.addObject()
                .put("bytes", bytesById.getOrDefault(id, 0L))
                .set("row", differences(row, shared)));
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    nextId = saved.path("next_id").asLong();
    nextKey = saved.path("next_key").asLong();
    for (JsonNode one : saved.path("rows")) {
      place(completed(one.path("row"), shared), one.path("bytes").asLong());
    }
  }

  /** Returns the fields of a row that are not the same in the row that it was copied from. */
  static ObjectNode differences(ObjectNode row, ObjectNode shared) {
    ObjectNode differences = Json.object();
    row.properties().stream()
        .filter(field -> !field.getValue().equals(shared.get(field.getKey())))
        .forEach(field -> differences.set(field.getKey(), field.getValue()));
    return differences;
  }

  /** Returns the row whose differences these are; it shares values with the other row again. */
  static ObjectNode completed(JsonNode differences, ObjectNode shared) {
    ObjectNode row = shared.deepCopy();
    differences.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
    return row;
  }

  /**
   * Changes fields of a row of this table.
   *
   * @throws Refusal if there is not enough room for the text; then nothing has changed
   */
  public void change(ObjectNode row, ObjectNode fields) {
    ObjectNode changed = row.deepCopy().setAll(fields);
    resize(row, Quota.bytes(changed, shared));
    row.setAll(fields);
  }

  private void resize(ObjectNode row, long after) {
    String id = row.path(noun + "_id").asText();
    quota.exchangeBytes(bytesById.getOrDefault(id, 0L), after);
    bytesById.put(id, after);
  }

  /** Returns a new id of the same series, for a part of a row. */
  public String anotherId() {
    return Long.toString(nextId++);
  }

  public void remove(ObjectNode row) {
    String id = row.path(noun + "_id").asText();
    if (byId.remove(id) != null) {
      byKey.remove(row.path(noun + "_key").asText());
      byOwner.getOrDefault(row.path("user_id").asText(), Map.of()).remove(id);
      if (addressee != null) {
        byAddressee.getOrDefault(row.path(addressee).asText(), Map.of()).remove(id);
      }
      quota.giveRows(1);
      Long size = bytesById.remove(id);
      quota.exchangeBytes(size == null ? 0 : size, 0);
    }
  }

  public Collection<ObjectNode> all() {
    return byId.values();
  }

  public List<ObjectNode> of(User owner) {
    return new ArrayList<>(byOwner.getOrDefault(owner.id(), Map.of()).values());
  }

  /** Returns the rows whose second user this is. */
  public List<ObjectNode> to(User user) {
    return new ArrayList<>(byAddressee.getOrDefault(user.id(), Map.of()).values());
  }

  /**
   * Returns the row that the parameters {@code <noun>_id} and {@code <noun>_key} select.
   *
   * @throws Refusal if there is no such row, or if the two select different rows
   */
  public ObjectNode find(Call call) {
    ObjectNode row = findOrNull(call, noun + "_id", noun + "_key");
    if (row == null) {
      throw Refusal.missing(noun);
    }
    return row;
  }

  public @Nullable ObjectNode findOrNull(Call call, String idParameter, String keyParameter) {
    String id = call.text(idParameter);
    String key = call.text(keyParameter);
    ObjectNode byItsId = id == null ? null : byId.get(id);
    ObjectNode byItsKey = key == null ? null : byKey.get(key);
    if (id != null && key != null && !Objects.equals(byItsId, byItsKey)) {
      return null;
    }
    return byItsId == null ? byItsKey : byItsId;
  }

  @Nullable ObjectNode byId(String id) {
    return byId.get(id);
  }

  /**
   * Returns the caller's row that the parameters select.
   *
   * @throws Refusal if the caller has no such row
   */
  public ObjectNode findOwn(Call call) {
    return requireOwn(findOrNull(call, noun + "_id", noun + "_key"), call.caller());
  }

  /**
   * Returns a row after checking its owner. The error is the same without a row, so that it does
   * not tell whether a row of others exists.
   *
   * @throws Refusal if there is no row, or it is not the caller's
   */
  public ObjectNode requireOwn(@Nullable ObjectNode row, User caller) {
    if (row == null || !row.path("user_id").asText().equals(caller.id())) {
      throw Refusal.missing(noun + " of the caller");
    }
    return row;
  }
}
