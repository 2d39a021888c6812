package io.github.mmfapi.examples.service;

import io.github.mmfapi.model.RoutePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A route in a drawing of 360 by 200, north up.
 *
 * @param line the points of a line in SVG
 * @param start the first point
 */
record RouteDrawing(String line, Point start) {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 200;
  private static final double MARGIN = 12;

  /** A point, in degrees or in the drawing. */
  record Point(double x, double y) {}

  /** Draws the points that have both coordinates; nothing if there are fewer than two. */
  static Optional<RouteDrawing> of(List<RoutePosition> positions) {
    List<Point> degrees = new ArrayList<>();
    for (RoutePosition position : positions) {
      BigDecimal lng = position.lng();
      BigDecimal lat = position.lat();
      if (lng != null && lat != null) {
        degrees.add(new Point(lng.doubleValue(), lat.doubleValue()));
      }
    }
    return degrees.size() < 2 ? Optional.empty() : Optional.of(draw(degrees));
  }

  private static RouteDrawing draw(List<Point> degrees) {
    DoubleSummaryStatistics lng = degrees.stream().mapToDouble(Point::x).summaryStatistics();
    DoubleSummaryStatistics lat = degrees.stream().mapToDouble(Point::y).summaryStatistics();
    // A degree of longitude is shorter the farther one is from the equator.
    double shrink = Math.cos(Math.toRadians((lat.getMin() + lat.getMax()) / 2));
    double width = Math.max((lng.getMax() - lng.getMin()) * shrink, 1e-6);
    double height = Math.max(lat.getMax() - lat.getMin(), 1e-6);
    double scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
    double left = (WIDTH - width * scale) / 2;
    double top = (HEIGHT - height * scale) / 2;
    List<Point> drawn =
        degrees.stream()
            .map(
                point ->
                    new Point(
                        left + (point.x() - lng.getMin()) * shrink * scale,
                        top + (lat.getMax() - point.y()) * scale))
            .toList();
    String line =
        drawn.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
            .collect(Collectors.joining(" "));
    return new RouteDrawing(line, drawn.get(0));
  }
}
