package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.RouteDataText;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saves, finds, lists, copies and deletes routes. */
final class RouteMethods {
  /** Maximum of {@code limit} (PHPW L996). */
  private static final int MOST_START_LOCATIONS = 50;

  /** The default of FITH's setting, in miles. */
  private static final double RADIUS = 0.5;

  private final State state;

  RouteMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("routes/create_route", this::save)
        .on("routes/save_route", this::save)
        .on("routes/save_route2", this::save)
        .on("routes/copy_route", this::copy)
        .on("routes/delete_route", this::delete)
        .on("routes/share_route", this::share)
        .on("routes/get_route", this::points)
        .on("routes/get_routes", this::recent)
        .on("routes/search_routes", this::search)
        .on("routes/get_route_start_locations", this::startLocations)
        .on("routes/get_route_types", call -> types());
  }

  /** Creates a route, or edits the caller's route that a handle selects (PHPW L703). */
  private Response save(Call call) {
    ObjectNode fields =
        call.fields("route_id", "route_key", "r", "user_id", "user_key", "route_data");
    if (fields.has("privacy_setting")
        && !fields.path("privacy_setting").asText().matches("[0-3]")) {
      throw new Refusal("privacy_setting must be from 0 to 3");
    }
    List<TrackPoint> points = RouteDataText.read(call.required("route_data"));
    if (call.firstOf("route_id", "route_key", "r") == null) {
      return Response.handles(
          state.routes().add(call.caller(), fields, points, state.now()), "route");
    }
    ObjectNode route = state.routes().own(call);
    state.routes().replace(route, fields, points, state.now());
    return Response.handles(route, "route");
  }

  private Response copy(Call call) {
    ObjectNode original = state.routes().visible(call);
    ObjectNode fields = original.deepCopy().put("privacy_setting", "0");
    List<TrackPoint> points = state.routes().points(original);
    return Response.handles(
        state.routes().add(call.caller(), fields, points, state.now()), "route");
  }

  private Response delete(Call call) {
    ObjectNode route = state.routes().own(call);
    state.routes().remove(route);
    return Response.handles(route, "route");
  }

  /** Returns the addresses that the route would be sent to; no e-mail is sent. */
  private Response share(Call call) {
    ObjectNode route = state.routes().visible(call);
    ObjectNode output = Json.object();
    output.set("route_key", route.path("route_key"));
    output.put("email_address_list", call.required("email_address_list"));
    return Response.of(output);
  }

  /** Returns points without elevation (SND); no other field is recorded. */
  private Response points(Call call) {
    ArrayNode points = Json.array();
    for (TrackPoint point : state.routes().points(state.routes().visible(call))) {
      points
          .addObject()
          .put("lat", Double.toString(point.latitude()))
          .put("lng", Double.toString(point.longitude()));
    }
    return Response.of("points", points);
  }

  private Response recent(Call call) {
    return Page.of(
        call, "routes", state.routes().visibleTo(call.visitor(), state.users().selected(call)));
  }

  /** Returns the two known fields of each route found; a route is at its first point. */
  private Response search(Call call) {
    List<ObjectNode> found =
        state.routes().visibleTo(call.visitor(), owner(call)).stream()
            .filter(route -> isNear(route, call) && isOfType(route, call))
            .toList();
    List<ObjectNode> rows =
        Page.sorted(call, found, Set.of("total_distance")).stream()
            .map(
                route ->
                    Json.object()
                        .put("route_key", route.path("route_key").asText())
                        .put("total_distance", route.path("total_distance").asText()))
            .toList();
    return Page.of(call, "routes", rows);
  }

  private @Nullable User owner(Call call) {
    String user = call.firstOf("user_id", "user_key");
    return user == null ? null : state.users().require(user);
  }

  private boolean isNear(ObjectNode route, Call call) {
    if (call.text("center_latitude") == null || call.text("center_longitude") == null) {
      return true;
    }
    TrackPoint center =
        TrackPoint.at(call.decimal("center_latitude", 0), call.decimal("center_longitude", 0));
    List<TrackPoint> points = state.routes().points(route);
    double miles = points.isEmpty() ? 0 : center.metresTo(points.get(0)) / Track.METRES_PER_MILE;
    return !points.isEmpty() && miles <= call.decimal("radius", RADIUS);
  }

  private static boolean isOfType(ObjectNode route, Call call) {
    String type = call.text("route_type_id");
    return type == null || route.path("route_type_id").asText().equals(type);
  }

  private Response startLocations(Call call) {
    List<ObjectNode> rows =
        state.routes().visibleTo(call.visitor(), state.users().selected(call)).stream()
            .filter(route -> isOfType(route, call) && !state.routes().points(route).isEmpty())
            .map(this::startLocation)
            .toList();
    return Page.of(call, "locations", rows, MOST_START_LOCATIONS);
  }

  private ObjectNode startLocation(ObjectNode route) {
    TrackPoint start = state.routes().points(route).get(0);
    ObjectNode row = Json.object();
    row.set("route_key", route.path("route_key"));
    row.put("lat", Double.toString(start.latitude()));
    return row.put("lng", Double.toString(start.longitude()));
  }

  /**
   * Returns type 1, which is recorded as a number (FITH); the names of the types are not recorded.
   */
  private static Response types() {
    return Page.all(
        "route_types",
        List.of(Json.object().put("route_type_id", "1").put("route_type_name", "Run")));
  }
}
