package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.TrackJson;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The routes of all users and their points. A route has a third handle {@code r} of 32 characters.
 * Routes are public by default, because clients read them without credentials (FITH, SND); a copy
 * is private (PHPW L681).
 */
public final class Routes implements Saved {
  private final Rows rows;
  private final Map<String, List<TrackPoint>> points = new HashMap<>();
  private final Map<String, ObjectNode> byR = new HashMap<>();

  /** In the order of creation. */
  private final RowIndex index = new RowIndex(false);

  private final Users users;
  private final Friends friends;
  private final Quota quota;

  Routes(Users users, Friends friends, Quota quota) {
    this.users = users;
    this.friends = friends;
    this.quota = quota;
    // The id and the key of a page of the site (EMB). No double holds this key.
    rows = new Rows("route", 11966280L, 437125773269621521L, quota);
  }

  public ObjectNode add(User owner, ObjectNode fields, List<TrackPoint> track, String now) {
    quota.require(1, track.size());
    ObjectNode row = Json.object();
    row.put("route_id", "").put("route_key", "").put("r", "");
    row.setAll(fields);
    if (!row.has("privacy_setting")) {
      row.put("privacy_setting", Friends.PUBLIC);
    }
    row.put("created_date", now).put("updated_date", now);
    ObjectNode added = rows.add(owner, row);
    quota.exchangePoints(0, track.size());
    String seed = "route " + added.path("route_id").asText();
    byte[] bytes = seed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    added.put("r", UUID.nameUUIDFromBytes(bytes).toString().replace("-", ""));
    points.put(added.path("route_id").asText(), List.copyOf(track));
    byR.put(added.path("r").asText(), added);
    index(added);
    return added;
  }

  private void index(ObjectNode row) {
    List<String> lists = new ArrayList<>();
    for (String audience : Friends.audiences(row.path("privacy_setting").asText())) {
      lists.add(row.path("user_id").asText() + " " + audience);
      if (audience.equals(Friends.ANYBODY)) {
        lists.add(audience);
      }
    }
    index.put(row.path("route_id").asLong(), "", row, lists);
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object();
    saved.set("rows", rows.save());
    ObjectNode savedPoints = saved.putObject("points");
    points.forEach((id, track) -> savedPoints.set(id, TrackJson.of(track)));
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    rows.load(saved.path("rows"));
    for (ObjectNode row : rows.all()) {
      JsonNode track = saved.path("points").path(row.path("route_id").asText());
      points.put(row.path("route_id").asText(), List.copyOf(TrackJson.points(track)));
      byR.put(row.path("r").asText(), row);
      index(row);
    }
  }

  public void replace(ObjectNode row, ObjectNode fields, List<TrackPoint> track, String now) {
    quota.require(0, track.size() - points(row).size());
    fields.remove(List.of("route_id", "route_key", "r", "user_id", "user_key", "created_date"));
    rows.change(row, fields);
    row.put("updated_date", now);
    quota.exchangePoints(points(row).size(), track.size());
    points.put(row.path("route_id").asText(), List.copyOf(track));
    index(row);
  }

  public void remove(ObjectNode row) {
    quota.exchangePoints(points(row).size(), 0);
    points.remove(row.path("route_id").asText());
    byR.remove(row.path("r").asText());
    index.remove(row.path("route_id").asLong());
    rows.remove(row);
  }

  public List<TrackPoint> points(ObjectNode row) {
    return points.getOrDefault(row.path("route_id").asText(), List.of());
  }

  /**
   * Returns the route that the parameters select.
   *
   * @throws Refusal if there is no such route, or the caller may not see it
   */
  public ObjectNode visible(Call call) {
    ObjectNode row = selected(call);
    if (row == null || !isVisible(row, call.visitor())) {
      throw Refusal.missing("route");
    }
    return row;
  }

  public ObjectNode own(Call call) {
    return rows.requireOwn(selected(call), call.caller());
  }

  private @Nullable ObjectNode selected(Call call) {
    String r = call.text("r");
    if (r == null || call.firstOf("route_id", "route_key") != null) {
      return rows.findOrNull(call, "route_id", "route_key");
    }
    return byR.get(r);
  }

  boolean isVisible(String id, @Nullable User viewer) {
    ObjectNode row = rows.byId(id);
    return row != null && isVisible(row, viewer);
  }

  private boolean isVisible(ObjectNode row, @Nullable User viewer) {
    User owner = users.require(row.path("user_id").asText());
    return friends.maySee(viewer, owner, row.path("privacy_setting").asText());
  }

  /** Returns the routes of an owner, or of all users, that the viewer may see. */
  public List<ObjectNode> visibleTo(@Nullable User viewer, @Nullable User owner) {
    if (owner != null) {
      return index.list(owner.id() + " " + friends.audience(viewer, owner));
    }
    return viewer == null
        ? index.list(Friends.ANYBODY)
        : rows.all().stream().filter(row -> isVisible(row, viewer)).toList();
  }
}
