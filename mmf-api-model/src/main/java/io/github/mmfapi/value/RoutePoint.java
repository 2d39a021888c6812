package io.github.mmfapi.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One point of {@link RouteData}: {@code lng,lat,[markerId],[timestamp or order],[notes]} (PHPW
 * L703). Immutable; the parts are kept as they are written.
 *
 * <p>The source says no more than that. Chosen here: parts without a value at the end are left out
 * with their commas, one between others stays empty. No way of escaping is known, so a part that
 * holds a comma or a {@code |} is refused. The units and the form of timestamp and order are
 * unknown, so they are texts.
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
   * Creates a point. Mind the order: on this wire the longitude comes first.
   *
   * @param lng longitude in degrees, -180 to 180, a decimal number without exponent
   * @param lat latitude in degrees, -90 to 90, a decimal number without exponent
   * @return the point, without marker, timestamp and notes
   * @throws InvalidRequestException if one is no such number
   */
  public static RoutePoint ofLngLat(String lng, String lat) {
    requireDegrees("longitude", lng, MAX_LNG);
    requireDegrees("latitude", lat, MAX_LAT);
    return new RoutePoint(List.of(lng, lat));
  }

  /**
   * Creates a point. Mind the order: on this wire the longitude comes first.
   *
   * @param lng longitude in degrees, -180 to 180
   * @param lat latitude in degrees, -90 to 90
   * @return the point, without marker, timestamp and notes
   * @throws InvalidRequestException if one is out of its range or no number
   */
  public static RoutePoint ofLngLat(double lng, double lat) {
    return ofLngLat(plain("longitude", lng), plain("latitude", lat));
  }

  private static String plain(String name, double degrees) {
    if (!Double.isFinite(degrees)) {
      throw new InvalidRequestException(name + " is " + degrees + "; give a number of degrees");
    }
    // The shortest text that reads back as this double, and never with an exponent.
    return new BigDecimal(Double.toString(degrees)).stripTrailingZeros().toPlainString();
  }

  private static void requireDegrees(String name, String text, BigDecimal bound) {
    boolean number = text.length() <= MAX_LENGTH && DEGREES.matcher(text).matches();
    if (!number || new BigDecimal(text).abs().compareTo(bound) > 0) {
      throw new InvalidRequestException(
          "%s is not a number from -%s to %s, written without exponent; correct it, and mind that"
                  .formatted(name, bound, bound)
              + " longitude comes before latitude");
    }
  }

  /** Reads one point; also one whose numbers are out of range, for that is what was on the wire. */
  static RoutePoint parse(String text) {
    String[] parts = COMMA.split(text, -1);
    if (parts.length < 2 || parts.length > PARTS) {
      throw new InvalidRequestException(
          "it has "
              + parts.length
              + " parts, but lng,lat,[markerId],[timestamp or order],[notes] has two to five");
    }
    for (int i : new int[] {LNG, LAT}) {
      if (parts[i].length() > MAX_LENGTH || !DEGREES.matcher(parts[i]).matches()) {
        throw new InvalidRequestException(
            (i == LNG ? "longitude" : "latitude") + " is no decimal number");
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

  /** {@return the timestamp or the place in the order, whichever was meant; null if none} */
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
   * @param id the marker id; a list of ids is not on record
   * @return the copy
   * @throws InvalidRequestException if it is empty or holds a comma or a {@code |}
   */
  public RoutePoint withMarkerId(String id) {
    return with(MARKER, "marker id", id);
  }

  /**
   * Returns a copy with a timestamp or a place in the order.
   *
   * @param text the text; its form is not on record
   * @return the copy
   * @throws InvalidRequestException if it is empty or holds a comma or a {@code |}
   */
  public RoutePoint withTimestampOrOrder(String text) {
    return with(TIMESTAMP_OR_ORDER, "timestamp or order", text);
  }

  /**
   * Returns a copy with notes.
   *
   * @param text the notes
   * @return the copy
   * @throws InvalidRequestException if they are empty or hold a comma or a {@code |}
   */
  public RoutePoint withNotes(String text) {
    return with(NOTES, "notes", text);
  }

  private RoutePoint with(int index, String name, String text) {
    if (text.isEmpty() || text.indexOf(',') >= 0 || text.indexOf('|') >= 0) {
      throw new InvalidRequestException(
          name
              + ": the text is empty, or holds a comma or a |, which separate parts and points and"
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
