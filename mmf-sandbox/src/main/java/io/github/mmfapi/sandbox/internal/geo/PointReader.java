package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Numbers;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a point from its elements in TCX and GPX. */
final class PointReader {
  static final Set<String> ELEMENTS =
      Set.of(
          "LatitudeDegrees", "LongitudeDegrees", "AltitudeMeters", "ele", "Time", "time", "Value");

  /** Maximum of an elevation in metres, above and below sea level. */
  private static final double HIGHEST = 100_000;

  private static final double LONGEST = 1e9;

  /** Maximum of a heart rate in beats per minute. */
  private static final double HIGHEST_RATE = 1_000;

  private final Map<String, String> values = new HashMap<>();

  void begin(String latitude, String longitude) {
    values.clear();
    set("LatitudeDegrees", latitude);
    set("LongitudeDegrees", longitude);
  }

  void set(String element, String text) {
    if (!text.isEmpty()) {
      values.put(element, text);
    }
  }

  /** Returns the point, null if it has no position, as on a treadmill. */
  @Nullable TrackPoint end() {
    String latitude = values.get("LatitudeDegrees");
    String longitude = values.get("LongitudeDegrees");
    if (latitude == null || longitude == null) {
      return null;
    }
    String time = values.getOrDefault("Time", values.get("time"));
    String rate = values.get("Value");
    return new TrackPoint(
        degrees(latitude),
        degrees(longitude),
        decimal(values.getOrDefault("AltitudeMeters", values.get("ele")), HIGHEST),
        time == null ? null : WireText.instant(time),
        decimal(values.get("DistanceMeters"), LONGEST),
        rate == null ? null : (int) Numbers.decimal(rate, 0, HIGHEST_RATE));
  }

  /** Returns a coordinate; {@link TrackPoint} checks its range. */
  static double degrees(String text) {
    return Numbers.decimal(text.strip(), -360, 360);
  }

  private static @Nullable Double decimal(@Nullable String text, double most) {
    return text == null ? null : (Double) Numbers.decimal(text, -most, most);
  }
}
