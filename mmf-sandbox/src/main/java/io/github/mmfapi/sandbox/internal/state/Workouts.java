package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackJson;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workouts of all users with their tracks, time series and children. A workout is a row of the
 * 44 recorded fields (SEED Out[51]). Ids and keys start with the recorded ones; keys are above
 * 2^53. A workout is private by default, as recorded.
 */
public final class Workouts implements Saved {
  /** Numeric fields that create_workout and edit_workout set. */
  private static final Set<String> NUMBERS =
      Set.of(
          "distance",
          "time_taken",
          "calories_burned",
          "number_of_repetitions",
          "weight",
          "effort_level",
          "quality_level",
          "mets",
          "min_hr",
          "avg_hr",
          "max_hr",
          "min_pace",
          "avg_pace",
          "max_pace",
          "min_speed",
          "avg_speed",
          "max_speed",
          "min_power",
          "avg_power",
          "max_power",
          "avg_cadence",
          "number_of_steps",
          "activity_type_id",
          "workout_type_id");

  private static final Set<String> TEXTS =
      Set.of("workout_description", "notes", "workout_start_time", "workout_end_time");

  private final ObjectNode recorded = Rows.recorded("workout.json");
  private final Rows rows;

  /** By date, then id, descending: TAP takes the first page as the newest (inferred). */
  private final RowIndex index = new RowIndex(true);

  private final Map<String, Track> tracks = new HashMap<>();
  private final Map<String, String> series = new HashMap<>();
  private final Map<String, ArrayNode> children = new HashMap<>();
  private final WorkoutTypes types;
  private final Users users;
  private final Friends friends;
  private final Routes routes;
  private final Quota quota;
  private final Clock clock;

  Workouts(
      Users users, Friends friends, Routes routes, WorkoutTypes types, Quota quota, Clock clock) {
    this.users = users;
    this.friends = friends;
    this.routes = routes;
    this.types = types;
    this.quota = quota;
    this.clock = clock;
    rows = new Rows("workout", 222399046L, 401135834983568979L, quota, recorded);
  }

  /**
   * Adds a workout and returns its row.
   *
   * @param fields values by name; other names than those of the row are ignored
   */
  public ObjectNode add(User owner, LocalDate date, ObjectNode fields) {
    ObjectNode row = recorded.deepCopy();
    String now = WireText.timestamp(clock.instant());
    row.put("activity_type_id", "").put("created_date", now);
    types.setType(row, null);
    change(owner, row, fields);
    dated(row, date);
    if (!fields.has("workout_type_id")) {
      types.setTypeOfActivity(row);
    }
    ObjectNode added = rows.add(owner, row);
    index(added);
    return added;
  }

  private void index(ObjectNode row) {
    List<String> lists = new ArrayList<>();
    for (String audience : Friends.audiences(row.path("workout_privacy_setting").asText())) {
      String list = list(row.path("user_id").asText(), audience);
      lists.add(list);
      lists.add(list + " " + row.path("completed_flag").asText());
    }
    index.put(row.path("workout_id").asLong(), row.path("workout_date").asText(), row, lists);
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object();
    saved.set("rows", rows.save());
    ObjectNode savedTracks = saved.putObject("tracks");
    tracks.forEach((id, track) -> savedTracks.set(id, TrackJson.of(track)));
    ObjectNode savedSeries = saved.putObject("series");
    series.forEach(savedSeries::put);
    ObjectNode savedChildren = saved.putObject("children");
    children.forEach(savedChildren::set);
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    rows.load(saved.path("rows"));
    rows.all().forEach(this::index);
    saved
        .path("tracks")
        .properties()
        .forEach(track -> tracks.put(track.getKey(), TrackJson.track(track.getValue())));
    saved
        .path("series")
        .properties()
        .forEach(json -> series.put(json.getKey(), json.getValue().asText()));
    saved
        .path("children")
        .properties()
        .forEach(parts -> children.put(parts.getKey(), (ArrayNode) parts.getValue()));
  }

  private static String list(String owner, String audience) {
    return owner + " " + audience;
  }

  /** Replaces the fields of a row by those of a changed copy. */
  public void replace(ObjectNode row, ObjectNode changed) {
    rows.change(row, changed);
    index(row);
  }

  public void change(User owner, ObjectNode row, ObjectNode fields) {
    for (var field : fields.properties()) {
      String value = field.getValue().asText();
      if (NUMBERS.contains(field.getKey()) && !WireText.isDecimal(value)) {
        throw new Refusal(field.getKey() + " must be a number");
      }
    }
    for (var field : fields.properties()) {
      if (NUMBERS.contains(field.getKey()) || TEXTS.contains(field.getKey())) {
        row.set(field.getKey(), field.getValue());
      }
    }
    setFlag(row, fields, "completed_flag", "completed_flag", "[01]");
    setFlag(row, fields, "workout_privacy_setting", "workout_privacy_setting", "[0-3]");
    setFlag(row, fields, "privacy_setting", "workout_privacy_setting", "[0-3]");
    if (fields.has("workout_type_id")) {
      types.setType(row, types.find(owner, fields.path("workout_type_id").asText()));
    }
    if (fields.has("workout_date")) {
      dated(row, date(fields.path("workout_date").asText()));
    }
    row.put("updated_date", WireText.timestamp(clock.instant()));
  }

  private static LocalDate date(String text) {
    LocalDate date = WireText.date(text);
    if (date == null) {
      throw new Refusal("workout_date must be a date, YYYY-MM-DD");
    }
    return date;
  }

  private static void setFlag(
      ObjectNode row, ObjectNode fields, String from, String to, String allowed) {
    if (fields.has(from)) {
      if (!fields.path(from).asText().matches(allowed)) {
        throw new Refusal(from + " must be one of " + allowed);
      }
      row.set(to, fields.path(from));
    }
  }

  private static void dated(ObjectNode row, LocalDate date) {
    row.put("workout_date", date.toString());
    row.put("workout_date_formatted", WireText.READABLE.format(date));
  }

  public static void link(ObjectNode workout, ObjectNode route) {
    workout.set("route_id", route.path("route_id"));
    workout.set("route_key", route.path("route_key"));
    workout.set("route_name", route.path("route_name"));
  }

  /** Returns a workout as the viewer sees it: without its route if the viewer may not see that. */
  public ObjectNode rowFor(@Nullable User viewer, ObjectNode row) {
    if (row.path("route_id").isNull() || routes.isVisible(row.path("route_id").asText(), viewer)) {
      return row;
    }
    return row.deepCopy().putNull("route_id").putNull("route_key").putNull("route_name");
  }

  public Rows rows() {
    return rows;
  }

  public void remove(ObjectNode row) {
    String id = row.path("workout_id").asText();
    setTrack(row, null);
    setSeries(row, null);
    setChildren(row, Json.array());
    children.remove(id);
    index.remove(row.path("workout_id").asLong());
    rows.remove(row);
  }

  public @Nullable Track track(ObjectNode row) {
    return tracks.get(row.path("workout_id").asText());
  }

  public void setTrack(ObjectNode row, @Nullable Track track) {
    String id = row.path("workout_id").asText();
    Track before = tracks.get(id);
    quota.require(0, weight(track) - weight(before));
    quota.exchangeBytes(bytes(before), bytes(track));
    quota.exchangePoints(weight(before), weight(track));
    if (track == null) {
      tracks.remove(id);
    } else {
      tracks.put(id, track);
    }
  }

  /** Returns what a track takes of the quota of points: its points and laps. */
  public static int weight(@Nullable Track track) {
    return track == null ? 0 : track.samples() + track.laps().size();
  }

  /** Returns what the texts of a track take of the quota of text. */
  public static long bytes(@Nullable Track track) {
    return track == null ? 0 : Quota.bytes(track.name()) + Quota.bytes(track.sport());
  }

  public @Nullable String series(ObjectNode row) {
    return series.get(row.path("workout_id").asText());
  }

  public void setSeries(ObjectNode row, @Nullable String json) {
    String id = row.path("workout_id").asText();
    quota.exchangePoints(Quota.weight(series.get(id)), Quota.weight(json));
    if (json == null) {
      series.remove(id);
    } else {
      series.put(id, json);
    }
  }

  public ArrayNode children(ObjectNode row) {
    return children.getOrDefault(row.path("workout_id").asText(), Json.array());
  }

  /** Returns what the children of a workout take of the quota of text. */
  public static long bytes(ArrayNode parts) {
    ObjectNode nothing = Json.object();
    long sum = 0;
    for (var part : parts) {
      sum += part instanceof ObjectNode row ? Quota.bytes(row, nothing) : 0;
    }
    return sum;
  }

  public void setChildren(ObjectNode row, ArrayNode parts) {
    quota.require(0, parts.size() - children(row).size());
    quota.exchangeBytes(bytes(children(row)), bytes(parts));
    quota.exchangePoints(children(row).size(), parts.size());
    children.put(row.path("workout_id").asText(), parts);
  }

  /**
   * Returns the workout that the parameters select.
   *
   * @throws Refusal if there is no such workout, or the caller may not see it
   */
  public ObjectNode visible(Call call) {
    ObjectNode row = rows.find(call);
    if (!isVisible(row, call.visitor())) {
      throw Refusal.missing("workout");
    }
    return row;
  }

  private boolean isVisible(ObjectNode row, @Nullable User viewer) {
    User owner = users.require(row.path("user_id").asText());
    return friends.maySee(viewer, owner, row.path("workout_privacy_setting").asText());
  }

  /** Returns the workouts of an owner that the viewer may see, the newest first. */
  public List<ObjectNode> visibleTo(@Nullable User viewer, User owner) {
    return index.list(list(owner.id(), friends.audience(viewer, owner)));
  }

  /** Returns those of {@link #visibleTo} with this {@code completed_flag}. */
  public List<ObjectNode> visibleTo(@Nullable User viewer, User owner, String completedFlag) {
    String all = list(owner.id(), friends.audience(viewer, owner));
    return index.list(all + " " + completedFlag);
  }

  /** Returns how many rows were read from lists so far. */
  public long visited() {
    return index.visited();
  }
}
