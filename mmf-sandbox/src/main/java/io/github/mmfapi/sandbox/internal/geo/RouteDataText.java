package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Numbers;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code route_data}: points as {@code lng,lat,[markerId],[timestamp or order],[notes]},
 * joined by a pipe character (PHPW L703). Only the positions are stored.
 */
public final class RouteDataText {
  private RouteDataText() {}

  public static List<TrackPoint> read(String text) {
    List<TrackPoint> points = new ArrayList<>();
    for (String point : text.split("\\|", -1)) {
      if (point.isBlank()) {
        continue;
      }
      String[] parts = point.split(",", -1);
      try {
        points.add(TrackPoint.at(degrees(parts[1]), degrees(parts[0])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
        throw new Refusal("route_data must be points lng,lat joined by |");
      }
    }
    if (points.isEmpty()) {
      throw new Refusal("route_data contains no point");
    }
    return points;
  }

  private static double degrees(String text) {
    return Numbers.decimal(text.strip(), -360, 360);
  }
}
