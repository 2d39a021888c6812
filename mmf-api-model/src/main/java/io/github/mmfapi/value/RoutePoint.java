package io.github.mmfapi.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds one point of {@link RouteData}: {@code lng,lat,[markerId],[timestamp or order],[notes]}
 * (PHPW L703). Immutable. The parts are kept as they were written.
 *
 * <p>The source documents no more than that. The following is assumed: trailing parts without a
 * value are left out with their commas, and a missing part between others is empty. No escaping is
 * known, so a part that contains a comma or a {@code |} is rejected. The units and the form of
 * timestamp and order are unknown, so they are texts.
 */
public final class RoutePoint {
  private static final int LNG = 0;
  private static final int LAT = 1;
  private static final int MARKER = 2;
  private static final int TIMESTAMP_OR_ORDER = 3;
  private static final int NOTES = 4;
  private static final int PARTS = 5;

  private static final int MAX_LENGTH = 64;
  private static final BigDecimal MAX_LNG = BigDecimal.valueOf(180);
  private static final BigDecimal MAX_LAT = BigDecimal.valueOf(90);
  private static final Pattern DEGREES = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern COMMA = Pattern.compile(",");

  private final List<String> parts;

  private RoutePoint(List<String> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Creates a point. The longitude comes first, as on the wire.
   *
   * @param lng longitude in degrees, -180 to 180 , a decimal number without exponent
   * @param lat latitude in degrees, -90 to 90, a decimal number without exponent
   * @return the point, without marker, timestamp and notes
   * @throws InvalidRequestException if the longitude or the latitude is not such a number
   */
  public static RoutePoint ofLngLat(String lng, String lat) {
    requireDegrees("longitude", lng, MAX_LNG);
    requireDegrees("latitude", lat, MAX_LAT);
    return new RoutePoint(List.of(lng, lat));
  }

  /**
   * Creates a point. The longitude comes first, as on the wire.
   *
   * @param lng longitude in degrees, -180 to 180
   * @param lat latitude in degrees, -90 to 90
   * @return the point, without marker, timestamp and notes
   * @throws InvalidRequestException if the longitude or the latitude is out of range or not finite
   */
  public static RoutePoint ofLngLat(double lng, double lat) {
    return ofLngLat(plain("longitude", lng), plain("latitude", lat));
  }

  private static String plain(String name, double degrees) {
    if (!Double.isFinite(degrees)) {
      throw new InvalidRequestException(name + " is " + degrees + "; give a number of degrees");
    }
    // The shortest text without exponent that reads back as this double.
    return new BigDecimal(Double.toString(degrees)).stripTrailingZeros().toPlainString();
  }

  private static void requireDegrees(String name, String text, BigDecimal bound) {
    boolean number = text.length() <= MAX_LENGTH && DEGREES.matcher(text).matches();
    if (!number || new BigDecimal(text).abs().compareTo(bound) > 0) {
      throw new InvalidRequestException(
          "%s is not a number from -%s to %s without exponent; fix it, and note that the"
                  .formatted(name, bound, bound)
              + " longitude comes before the latitude");
    }
  }

  /** Parses one point. Numbers out of range are accepted, because they were on the wire. */
  static RoutePoint parse(String text) {
    String[] parts = COMMA.split(text, -1);
    if (parts.length < 2 || parts.length > PARTS) {
      throw new InvalidRequestException(
          "the point has "
              + parts.length
              + " parts, but lng,lat,[markerId],[timestamp or order],[notes] needs two to five");
    }
    for (int i : new int[] {LNG, LAT}) {
      if (parts[i].length() > MAX_LENGTH || !DEGREES.matcher(parts[i]).matches()) {
        throw new InvalidRequestException(
            (i == LNG ? "longitude" : "latitude") + " is not a decimal number");
      }
    }
    return new RoutePoint(List.of(parts));
  }

  /** {@return the longitude in degrees} */
  public BigDecimal lng() {
    return new BigDecimal(parts.get(LNG));
  }

  /** {@return the latitude in degrees} */
  public BigDecimal lat() {
    return new BigDecimal(parts.get(LAT));
  }

  /** {@return the marker id; null if there is none} */
  public @Nullable String markerId() {
    return part(MARKER);
  }

  /**
   * {@return the timestamp or the position in the order, whichever was meant; null if there is
   * none}
   */
  public @Nullable String timestampOrOrder() {
    return part(TIMESTAMP_OR_ORDER);
  }

  /** {@return the notes; null if there are none} */
  public @Nullable String notes() {
    return part(NOTES);
  }

  /**
   * Returns a copy with a marker.
   *
   * @param id the marker id; the allowed ids are not documented
   * @return the copy
   * @throws InvalidRequestException if the text is empty or contains a comma or a {@code |}
   */
  public RoutePoint withMarkerId(String id) {
    return with(MARKER, "marker id", id);
  }

  /**
   * Returns a copy with a timestamp or a position in the order.
   *
   * @param text the text; its form is not documented
   * @return the copy
   * @throws InvalidRequestException if the text is empty or contains a comma or a {@code |}
   */
  public RoutePoint withTimestampOrOrder(String text) {
    return with(TIMESTAMP_OR_ORDER, "timestamp or order", text);
  }

  /**
   * Returns a copy with notes.
   *
   * @param text the notes
   * @return the copy
   * @throws InvalidRequestException if the text is empty or contains a comma or a {@code |}
   */
  public RoutePoint withNotes(String text) {
    return with(NOTES, "notes", text);
  }

  private RoutePoint with(int index, String name, String text) {
    if (text.isEmpty() || text.indexOf(',') >= 0 || text.indexOf('|') >= 0) {
      throw new InvalidRequestException(
          name
              + ": the text is empty or contains a comma or a |, which separate parts and points and"
              + " cannot be escaped; change the text");
    }
    List<String> changed = new ArrayList<>(parts);
    while (changed.size() <= index) {
      changed.add("");
    }
    changed.set(index, text);
    return new RoutePoint(changed);
  }

  private @Nullable String part(int index) {
    return index < parts.size() && !parts.get(index).isEmpty() ? parts.get(index) : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RoutePoint that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** {@return the text on the wire} */
  @Override
  public String toString() {
    return String.join(",", parts);
  }
}
