package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Images;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackFiles;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Numbers;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Routes as files and images, and their elevations and distances. */
final class RouteFileMethods {
  /** Maximum of {@code seconds_per_mile}: a day. */
  private static final int SLOWEST = 86_400;

  private final State state;

  RouteFileMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("routes/get_route_kml", call -> TrackFiles.kml(List.of(points(call))))
        .on("routes/get_route_kml_tour", call -> TrackFiles.kml(List.of(points(call))))
        .on("routes/get_route_gpx", this::gpx)
        .on("routes/get_route_crs", this::course)
        .on("routes/get_route_json", this::json)
        .on("routes/get_route_points_csv", this::csv)
        .on("routes/get_route_points_kml", call -> TrackFiles.kml(all(call)))
        .on("routes/view_route_image", call -> Images.route(points(call)))
        .on("routes/view_route_elevation", call -> Images.elevation(points(call)))
        .on("routes/view_marker_image", this::marker)
        .on("routes/get_point_elevation", this::pointElevation)
        .on("routes/get_route_climb_data", this::climbs)
        .on("routes/get_route_elevation_summary", this::elevationSummary)
        .on("routes/get_route_distances", this::distances);
  }

  private List<TrackPoint> points(Call call) {
    return state.routes().points(state.routes().visible(call));
  }

  private String name(Call call) {
    return state.routes().visible(call).path("route_name").asText();
  }

  private Response gpx(Call call) {
    return TrackFiles.gpx(name(call), points(call), call.flag("elevation_flag"));
  }

  /** Returns a TCX course; nothing of the format crs is recorded. */
  private Response course(Call call) {
    String extension = call.text("file_extension");
    if (extension != null && !extension.matches("crs|tcx")) {
      throw new Refusal("file_extension must be crs or tcx");
    }
    double pace = call.decimal("seconds_per_mile", 0);
    if (pace < 0 || pace > SLOWEST) {
      throw new Refusal("seconds_per_mile must be from 0 to " + SLOWEST);
    }
    return TrackFiles.course(name(call), points(call), pace);
  }

  /** Returns JSON without envelope; whether 3.1 used the envelope is not recorded. */
  private Response json(Call call) {
    ObjectNode route = state.routes().visible(call).deepCopy();
    ArrayNode points = route.putArray("points");
    for (TrackPoint point : points(call)) {
      points.addObject().put("lat", point.latitude()).put("lng", point.longitude());
    }
    return new Response.Bare(route);
  }

  private Response csv(Call call) {
    List<String> lines = new ArrayList<>();
    User owner = state.users().selected(call);
    for (ObjectNode route : state.routes().visibleTo(call.visitor(), owner)) {
      for (TrackPoint point : state.routes().points(route)) {
        lines.add(
            route.path("route_key").asText() + "," + point.latitude() + "," + point.longitude());
      }
    }
    return TrackFiles.csv("route_key,lat,lng", lines);
  }

  private List<List<TrackPoint>> all(Call call) {
    User owner = state.users().selected(call);
    return state.routes().visibleTo(call.visitor(), owner).stream()
        .map(state.routes()::points)
        .toList();
  }

  private Response marker(Call call) {
    return Images.marker(new BigInteger(call.required("marker_type_id")));
  }

  private Response pointElevation(Call call) {
    try {
      TrackPoint point =
          TrackPoint.at(
              Numbers.decimal(call.required("latitude"), -90, 90),
              Numbers.decimal(call.required("longitude"), -180, 180));
      return Response.of(
          Json.object().put("elevation", WireText.decimal(point.elevationInMetres(), 1)));
    } catch (NumberFormatException notADegree) {
      throw new Refusal("latitude and longitude must be decimal degrees");
    }
  }

  /** Returns one row for each uphill section. */
  private Response climbs(Call call) {
    List<TrackPoint> points = points(call);
    List<ObjectNode> climbs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= points.size(); i++) {
      boolean climbing =
          i < points.size()
              && points.get(i).elevationInMetres() > points.get(i - 1).elevationInMetres();
      if (!climbing) {
        if (i - 1 > start) {
          climbs.add(climb(points.subList(start, i)));
        }
        start = i;
      }
    }
    return Page.all("climbs", climbs);
  }

  private static ObjectNode climb(List<TrackPoint> points) {
    double gain =
        points.get(points.size() - 1).elevationInMetres() - points.get(0).elevationInMetres();
    double miles = Track.lengthOf(points) / Track.METRES_PER_MILE;
    return Json.object()
        .put("distance", WireText.decimal(miles, 3))
        .put("elevation_gain", WireText.decimal(gain, 1));
  }

  private Response elevationSummary(Call call) {
    List<TrackPoint> points = points(call);
    var heights = points.stream().mapToDouble(TrackPoint::elevationInMetres).summaryStatistics();
    double gain = 0;
    for (int i = 1; i < points.size(); i++) {
      gain +=
          Math.max(0, points.get(i).elevationInMetres() - points.get(i - 1).elevationInMetres());
    }
    ObjectNode summary = Json.object();
    boolean any = heights.getCount() > 0;
    summary.put("min_elevation", WireText.decimal(any ? heights.getMin() : 0, 1));
    summary.put("max_elevation", WireText.decimal(any ? heights.getMax() : 0, 1));
    return Response.of(summary.put("elevation_gain", WireText.decimal(gain, 1)));
  }

  /** Returns the distance of each point from the start in miles. */
  private Response distances(Call call) {
    List<TrackPoint> points = points(call);
    List<ObjectNode> rows = new ArrayList<>();
    double metres = 0;
    for (int i = 0; i < points.size(); i++) {
      metres += i == 0 ? 0 : points.get(i).metresFrom(points.get(i - 1));
      ObjectNode row = Json.object();
      rows.add(row.put("distance", WireText.decimal(metres / Track.METRES_PER_MILE, 3)));
    }
    return Page.all("distances", rows);
  }
}
