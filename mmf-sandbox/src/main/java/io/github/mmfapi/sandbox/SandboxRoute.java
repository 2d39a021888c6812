package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.util.List;

/**
 * A route that a sandbox starts with.
 *
 * @param name the name, not blank
 * @param points the points in order, at least one
 * @param privacy 0 private, 1 friends, 3 public; 2 is accepted, its meaning is not recorded
 */
public record SandboxRoute(String name, List<Point> points, int privacy) {

  /**
   * A point of a route.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public record Point(double latitude, double longitude) {
    /**
     * Creates a point.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @throws IllegalArgumentException if a coordinate is out of range
     */
    public Point {
      if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException(
            "latitude must be from -90 to 90, longitude from -180 to 180, not "
                + latitude
                + ", "
                + longitude);
      }
    }
  }

  /**
   * Creates a route.
   *
   * @param name the name, not blank
   * @param points the points in order, at least one
   * @param privacy 0 private, 1 friends, 3 public; 2 is accepted, its meaning is not recorded
   * @throws IllegalArgumentException if the name is blank, there is no point, or the privacy is not
   *     from 0 to 3
   */
  public SandboxRoute {
    points = List.copyOf(points);
    if (name.isBlank() || points.isEmpty()) {
      throw new IllegalArgumentException("a route needs a name and at least one point");
    }
    if (privacy < 0 || privacy > 3) {
      throw new IllegalArgumentException("privacy must be from 0 to 3, not " + privacy);
    }
  }

  /**
   * Creates a public route.
   *
   * @param name the name of the route
   * @param points its points, 1 or more
   * @return the route
   */
  public static SandboxRoute of(String name, Point... points) {
    return new SandboxRoute(name, List.of(points), 3);
  }

  List<TrackPoint> trackPoints() {
    return points.stream().map(p -> TrackPoint.at(p.latitude(), p.longitude())).toList();
  }

  ObjectNode fields() {
    double miles = Track.lengthOf(trackPoints()) / Track.METRES_PER_MILE;
    return Json.object()
        .put("route_name", name)
        .put("route_type_id", "1")
        .put("total_distance", WireText.decimal(miles, 3))
        .put("privacy_setting", Integer.toString(privacy));
  }
}
