package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The points of a route as a line in a drawing of 200 by 140, north at the top. */
final class RouteDrawing {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 140;
  private static final int MARGIN = 10;
  private static final int MOST_POINTS = 400;

  private RouteDrawing() {}

  /** Returns the drawing, null if there is no point. */
  static @Nullable Map<String, Object> of(List<TrackPoint> points) {
    if (points.isEmpty()) {
      return null;
    }
    var north = points.stream().mapToDouble(TrackPoint::latitude).summaryStatistics();
    var east = points.stream().mapToDouble(TrackPoint::longitude).summaryStatistics();
    // A degree of longitude is shorter than one of latitude.
    double narrow = Math.cos(Math.toRadians((north.getMin() + north.getMax()) / 2));
    double width = Math.max((east.getMax() - east.getMin()) * narrow, 1e-9);
    double height = Math.max(north.getMax() - north.getMin(), 1e-9);
    double scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
    double left = (WIDTH - width * scale) / 2;
    double top = (HEIGHT - height * scale) / 2;
    StringBuilder line = new StringBuilder();
    int step = 1 + points.size() / MOST_POINTS;
    for (int i = 0; i < points.size(); i += step) {
      TrackPoint point = points.get(i);
      double x = left + (point.longitude() - east.getMin()) * narrow * scale;
      double y = top + (north.getMax() - point.latitude()) * scale;
      line.append(i == 0 ? "" : " ")
          .append(WireText.decimal(x, 1))
          .append(',')
          .append(WireText.decimal(y, 1));
    }
    String first = SentParameters.split(line.toString(), ' ').get(0);
    List<String> start = SentParameters.split(first, ',');
    return new Model()
        .with("line", line.toString())
        .with("startX", start.get(0))
        .with("startY", start.get(1))
        .with("points", points.size())
        .values();
  }
}
