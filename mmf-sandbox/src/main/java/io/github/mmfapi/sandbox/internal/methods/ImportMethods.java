package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Lap;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.geo.TrackReader;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import io.github.mmfapi.sandbox.internal.state.Workouts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/** Imports of files: TCX as workouts; TCX, GPX and KML as routes. */
final class ImportMethods {
  /** More bytes than the row of a workout or a route takes without its name. */
  private static final int ROW = 10_000;

  /** More bytes than a child of a workout takes without its title and sport. */
  private static final int CHILD = 1_500;

  private final State state;

  ImportMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("workouts/import_tcx", this::importTcx)
        .on("workouts/get_tcx_stats", this::tcxStats)
        .on("routes/import_route", this::importRoute);
  }

  /**
   * Creates a workout from a TCX file, and a route if the file has points. Several activities
   * become the children of one workout.
   */
  private Response importTcx(Call call) {
    List<Track> tracks = TrackReader.readTcx(call.required("tcx"));
    if (tracks.stream().noneMatch(track -> !track.laps().isEmpty())) {
      throw new Refusal("tcx contains no lap");
    }
    Track whole = whole(tracks);
    Instant start = Objects.requireNonNullElse(whole.start(), state.clock().instant());
    String name = Objects.requireNonNullElse(call.text("name"), title(whole));
    requireRoom(tracks, whole, name);
    ObjectNode row = workout(call.caller(), whole, start, name);
    state.workouts().setTrack(row, whole);
    if (tracks.size() > 1) {
      // EHER looks for "multi" in the name of the type; the id of that type is not recorded.
      row.put("workout_type_name", "Multi-Sport");
      state.workouts().setChildren(row, children(tracks, start));
    }
    ObjectNode result = Json.object();
    result.set("workout_id", row.path("workout_id"));
    result.set("workout_key", row.path("workout_key"));
    if (!whole.points().isEmpty()) {
      ObjectNode route = route(call.caller(), name, whole.points());
      Workouts.link(row, route);
      result.set("route_id", route.path("route_id"));
      result.set("route_key", route.path("route_key"));
    }
    ObjectNode workout = row.deepCopy();
    workout.put("raw_workout_date", WireText.timestamp(start));
    result.set("workout", workout);
    return Response.of("result", result);
  }

  /** Checks the room for all that an import adds, so that it adds all or nothing. */
  private void requireRoom(List<Track> tracks, Track whole, String name) {
    int ofRoute = whole.points().size();
    int children = tracks.size() > 1 ? tracks.size() : 0;
    state.quota().require(ofRoute == 0 ? 1 : 2, Workouts.weight(whole) + ofRoute + children);
    long texts = 2 * (ROW + Quota.bytes(name)) + Workouts.bytes(whole);
    if (children > 0) {
      for (Track track : tracks) {
        texts += CHILD + Quota.bytes(title(track)) + Quota.bytes(track.sport());
      }
    }
    state.quota().requireBytes(texts);
  }

  private static Track whole(List<Track> tracks) {
    Track first = tracks.get(0);
    List<Lap> laps = tracks.stream().flatMap(track -> track.laps().stream()).toList();
    return new Track(
        first.name(), tracks.size() == 1 ? first.sport() : "Other", first.start(), laps);
  }

  private static String title(Track track) {
    return track.name().isEmpty() ? "Imported workout" : track.name();
  }

  private ObjectNode workout(User owner, Track track, Instant start, String name) {
    LocalDateTime began = LocalDateTime.ofInstant(start, WireText.CENTRAL);
    ObjectNode fields = Json.object();
    fields.put("workout_description", name);
    fields.put("workout_start_time", WireText.TIME.format(began));
    fields.put("workout_end_time", WireText.TIME.format(began.plusSeconds((long) track.seconds())));
    fields.put("distance", WireText.decimal(track.miles(), 3));
    fields.put("time_taken", WireText.decimal(track.seconds(), 0));
    fields.put("calories_burned", Long.toString(track.calories()));
    if (track.seconds() > 0) {
      fields.put("avg_speed", WireText.decimal(track.miles() / track.seconds() * 3600, 2));
    }
    track.averageHeartRate().ifPresent(rate -> fields.put("avg_hr", WireText.decimal(rate, 0)));
    typed(fields, track.sport());
    return state.workouts().add(owner, began.toLocalDate(), fields);
  }

  /** Sets activity types 16 and 11 (TAP) and workout types 1 and 3 (RUP); other sports get none. */
  private static void typed(ObjectNode fields, String sport) {
    switch (sport) {
      case "Running" -> fields.put("activity_type_id", "16").put("workout_type_id", "1");
      case "Biking" -> fields.put("activity_type_id", "11").put("workout_type_id", "3");
      default -> {
        // No type of another sport is recorded.
      }
    }
  }

  private ArrayNode children(List<Track> tracks, Instant start) {
    ArrayNode children = Json.array();
    for (Track track : tracks) {
      Instant began = Objects.requireNonNullElse(track.start(), start);
      children
          .addObject()
          .put("workout_id", state.workouts().rows().anotherId())
          .put("workout_date", WireText.US.format(LocalDateTime.ofInstant(began, WireText.CENTRAL)))
          .put("workout_type_name", track.sport())
          .put("workout_description", title(track))
          .put("distance", WireText.decimal(track.miles(), 3));
    }
    return children;
  }

  private ObjectNode route(User owner, String name, List<TrackPoint> points) {
    ObjectNode fields = Json.object().put("route_name", name);
    fields.put("total_distance", WireText.decimal(length(points), 3));
    // Imported routes are private until their owner changes that.
    fields.put("route_type_id", "1").put("privacy_setting", "0");
    return state.routes().add(owner, fields, points, state.now());
  }

  private static double length(List<TrackPoint> points) {
    return Track.lengthOf(points) / Track.METRES_PER_MILE;
  }

  /**
   * Returns the sums of an imported TCX file. How 3.1 created sessions is not recorded; in the
   * sandbox the session id is the key of the workout that import_tcx created.
   */
  private Response tcxStats(Call call) {
    Call byKey = call.withOnly("workout_key", call.required("session_id"));
    ObjectNode row = state.workouts().rows().findOwn(byKey);
    Track track = state.workouts().track(row);
    if (track == null) {
      throw new Refusal("session_id must be the workout_key that import_tcx returned");
    }
    ObjectNode stats = Json.object();
    stats.put("distance", WireText.decimal(track.miles(), 3));
    stats.put("time_taken", WireText.decimal(track.seconds(), 0));
    stats.put("calories_burned", Long.toString(track.calories()));
    stats.put("lap_count", Integer.toString(track.laps().size()));
    stats.put("point_count", Integer.toString(track.points().size()));
    return Response.of("stats", stats);
  }

  private Response importRoute(Call call) {
    byte[] file = Objects.requireNonNull(call.file("file"), "file");
    List<Track> tracks = TrackReader.read(file);
    Track whole = whole(tracks);
    if (whole.points().isEmpty()) {
      throw new Refusal("file contains no point");
    }
    return Response.handles(route(call.caller(), title(whole), whole.points()), "route");
  }
}
