package io.github.mmfapi.sandbox.internal.geo;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Maps values to pixels of an image, with a margin of 5 pixels; larger values are further up. */
record PlotScale(double left, double width, double bottom, double height) {
  private static final int MARGIN = 5;

  static PlotScale around(
      List<TrackPoint> points,
      ToDoubleFunction<TrackPoint> horizontal,
      ToDoubleFunction<TrackPoint> vertical) {
    var across = points.stream().mapToDouble(horizontal).summaryStatistics();
    var up = points.stream().mapToDouble(vertical).summaryStatistics();
    return new PlotScale(
        across.getMin(), across.getMax() - across.getMin(), up.getMin(), up.getMax() - up.getMin());
  }

  double x(double value, int pixels) {
    return MARGIN + part(value - left, width) * (pixels - 2 * MARGIN);
  }

  double y(double value, int pixels) {
    return pixels - MARGIN - part(value - bottom, height) * (pixels - 2 * MARGIN);
  }

  private static double part(double distance, double whole) {
    return whole == 0 ? 0.5 : distance / whole;
  }
}
