package io.github.mmfapi.value;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the points of a route in the form that {@code routes/create_route} and similar methods
 * take: {@code lng,lat,[markerId],[timestamp or order],[notes]}, joined by {@code |} (PHPW L703,
 * L1067, L1093). Immutable.
 *
 * <pre>{@code
 * RouteData.of(
 *     RoutePoint.ofLngLat("-97.7431", "30.2672"),
 *     RoutePoint.ofLngLat("-97.7440", "30.2680").withMarkerId("3").withNotes("a fountain"));
 * }</pre>
 */
public final class RouteData {
  private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);

  private final List<RoutePoint> points;

  private RouteData(List<RoutePoint> points) {
    if (points.isEmpty()) {
      throw new InvalidRequestException("a route needs at least one point; add a point");
    }
    this.points = List.copyOf(points);
  }

  /**
   * Creates the data of a route from its points.
   *
   * @param points the points in their order; at least one
   * @return the data
   * @throws InvalidRequestException if there is no point
   */
  public static RouteData of(List<RoutePoint> points) {
    return new RouteData(points);
  }

  /**
   * Creates the data of a route from its points.
   *
   * @param points the points in their order; at least one
   * @return the data
   * @throws InvalidRequestException if there is no point
   */
  public static RouteData of(RoutePoint... points) {
    return new RouteData(Arrays.asList(points));
  }

  /**
   * Parses the text on the wire. {@link #toString} returns the same text.
   *
   * @param text points joined by {@code |}
   * @return the data
   * @throws InvalidRequestException if a point has fewer than two or more than five parts, or if
   *     its longitude or latitude is not a number; the message names the point, counted from 1
   */
  public static RouteData parse(String text) {
    String[] texts = BAR.split(text, -1);
    RoutePoint[] points = new RoutePoint[texts.length];
    for (int i = 0; i < texts.length; i++) {
      try {
        points[i] = RoutePoint.parse(texts[i]);
      } catch (InvalidRequestException e) {
        throw new InvalidRequestException("point " + (i + 1) + ": " + e.getMessage());
      }
    }
    return of(points);
  }

  /** {@return the points in their order; at least one} */
  public List<RoutePoint> points() {
    return points;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RouteData that && points.equals(that.points);
  }

  @Override
  public int hashCode() {
    return Objects.hash(points);
  }

  /** {@return the text on the wire} */
  @Override
  public String toString() {
    return points.stream().map(RoutePoint::toString).collect(Collectors.joining("|"));
  }
}
