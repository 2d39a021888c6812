package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Lap;
import io.github.mmfapi.sandbox.internal.geo.Sample;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tracks, laps and time series of workouts. */
final class TrackMethods {
  private static final String SEPARATORS = ",;| ";

  private final State state;

  TrackMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("workouts/add_time_series", this::addSeries)
        .on("workouts/get_time_series", this::getSeries)
        .on("workouts/get_workout_laps", this::laps)
        .on("workouts/convert_isds_to_workout_track", this::fromFile)
        .on("workouts/convert_route_to_workout_track", this::fromRoute)
        .on("workouts/create_workout_track", this::createTrack)
        .on("workouts/save_workout_data_track", this::saveTrack);
  }

  /** Stores any JSON object or array; the shape of a time series is not recorded. */
  private Response addSeries(Call call) {
    ObjectNode workout = ownOrLatest(call);
    state.workouts().setSeries(workout, json(call.required("data")).toString());
    return Response.handles(workout, "workout");
  }

  /**
   * Returns the selected workout of the caller, by the sandbox's choice the latest without
   * workout_id.
   */
  private ObjectNode ownOrLatest(Call call) {
    if (call.firstOf("workout_id", "workout_key") != null) {
      return state.workouts().rows().findOwn(call);
    }
    List<ObjectNode> rows = state.workouts().rows().of(call.caller());
    if (rows.isEmpty()) {
      throw Refusal.missing("workout of the caller");
    }
    return rows.get(rows.size() - 1);
  }

  private static JsonNode json(String text) {
    try {
      JsonNode tree = Json.MAPPER.readTree(text);
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (JsonProcessingException notJson) {
      // Refused below, like JSON that is not an object or array.
    }
    throw new Refusal("data must be a JSON object or array");
  }

  /** Returns {@code workout} at the top level (CLJ), with the shape of a TomTom track, a hint. */
  private Response getSeries(Call call) {
    ObjectNode row = state.workouts().visible(call);
    ObjectNode json = Json.object();
    String series = state.workouts().series(row);
    Track track = state.workouts().track(row);
    ObjectNode workout = json.putObject("workout");
    workout.set("workout_id", row.path("workout_id"));
    if (series != null) {
      workout.set("data", json(series));
    }
    if (track != null) {
      workout.setAll(describe(track));
    }
    return new Response.Bare(json);
  }

  private static ObjectNode describe(Track track) {
    ObjectNode workout = Json.object();
    workout.put("duration", WireText.decimal(track.seconds(), 0));
    workout.put("distance", WireText.decimal(track.miles(), 3));
    ArrayNode laps = workout.putArray("laps");
    for (Lap lap : track.laps()) {
      ArrayNode points = laps.addObject().putArray("data_points");
      for (Sample sample : lap.samples()) {
        ObjectNode data = points.addObject();
        Instant time = sample.time();
        Instant start = track.start();
        if (time != null && start != null) {
          data.put("time", Long.toString(time.getEpochSecond() - start.getEpochSecond()));
        }
        TrackPoint point = sample.point();
        if (point != null) {
          data.putArray("latlng").add(point.latitude()).add(point.longitude());
          data.put("elevation", point.elevation());
        }
        data.put("hr", sample.heartRate());
      }
    }
    return workout;
  }

  private Response laps(Call call) {
    if (call.firstOf("workout_id", "workout_key") == null) {
      throw new Refusal("workout_id is missing");
    }
    Track track = state.workouts().track(state.workouts().visible(call));
    List<ObjectNode> rows = new ArrayList<>();
    for (Lap lap : track == null ? List.<Lap>of() : track.laps()) {
      rows.add(
          Json.object()
              .put("lap_number", Integer.toString(rows.size() + 1))
              .put("distance", WireText.decimal(lap.metres() / Track.METRES_PER_MILE, 3))
              .put("time_taken", WireText.decimal(lap.seconds(), 0))
              .put("calories_burned", Integer.toString(lap.calories())));
    }
    return Page.all("laps", rows);
  }

  private Response fromFile(Call call) {
    ObjectNode workout = state.workouts().rows().findOwn(call);
    Track track = state.workouts().track(workout);
    if (track == null) {
      throw new Refusal("the workout has no imported TCX file");
    }
    return cut(call, workout, track);
  }

  private Response fromRoute(Call call) {
    ObjectNode workout = state.workouts().rows().findOwn(call);
    Call forRoute = call.withOnly("route_id", workout.path("route_id").asText());
    if (workout.path("route_id").isNull()) {
      throw new Refusal("the workout has no route");
    }
    ObjectNode route = state.routes().visible(forRoute);
    String name = route.path("route_name").asText();
    return cut(call, workout, Track.ofPoints(name, state.routes().points(route)));
  }

  private Response cut(Call call, ObjectNode workout, Track track) {
    double miles = call.decimal("lap_interval", 0);
    if (miles < 0.01) {
      throw new Refusal("lap_interval must be at least 0.01 miles");
    }
    state.workouts().setTrack(workout, track.inLapsOf(miles * Track.METRES_PER_MILE));
    return Response.handles(workout, "workout");
  }

  /** Stores all parameters; seconds are the times of the points, separated by commas. */
  private Response createTrack(Call call) {
    ObjectNode workout = state.workouts().rows().findOwn(call);
    if (!isNumbers(call.required("seconds"))) {
      throw new Refusal("seconds must be numbers joined by commas");
    }
    return saveTrack(call, workout);
  }

  /**
   * Returns whether a text is numbers joined by separators, none at its ends. The text can be
   * millions of characters long: a regular expression with groups would overflow the stack.
   */
  private static boolean isNumbers(String text) {
    return text.chars().allMatch(c -> isDigit(c) || SEPARATORS.indexOf(c) >= 0)
        && isDigit(text.charAt(0))
        && isDigit(text.charAt(text.length() - 1));
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private Response saveTrack(Call call) {
    return saveTrack(call, state.workouts().rows().findOwn(call));
  }

  private Response saveTrack(Call call, ObjectNode workout) {
    ObjectNode data = call.fields("workout_id", "workout_key", "user_id", "user_key");
    state.workouts().setSeries(workout, data.toString());
    return Response.handles(workout, "workout");
  }
}
