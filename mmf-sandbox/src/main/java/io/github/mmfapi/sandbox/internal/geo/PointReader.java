package io.github.mmfapi.sandbox.internal.geo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a point from its elements in TCX and GPX. */
final class PointReader {
  static final Set<String> ELEMENTS =
      Set.of(
          "LatitudeDegrees", "LongitudeDegrees", "AltitudeMeters", "ele", "Time", "time", "Value");

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
        Double.parseDouble(latitude),
        Double.parseDouble(longitude),
        decimal(values.getOrDefault("AltitudeMeters", values.get("ele"))),
        time == null ? null : Instant.parse(time),
        decimal(values.get("DistanceMeters")),
        rate == null ? null : Integer.valueOf(rate));
  }

  private static @Nullable Double decimal(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }
}
