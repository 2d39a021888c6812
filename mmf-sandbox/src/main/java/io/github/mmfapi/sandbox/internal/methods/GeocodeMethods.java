package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * {@code geocode/get_location}. The sandbox makes up a position within the United States; the same
 * text gives the same position. A ZIP code lies in the part of the country that its first digit
 * means, and 97015, which FITH sent, lies where it does.
 */
final class GeocodeMethods {
  /** About the middle of the states whose ZIP codes begin with 0, 1, ... 9. */
  private static final double[][] ZIP_AREAS = {
    {43, -72}, {41.5, -76.5}, {37.5, -79}, {32.5, -84}, {40, -84},
    {44.5, -95}, {40, -93.5}, {33, -96.5}, {39.5, -110}, {41, -121}
  };

  private GeocodeMethods() {}

  static void addTo(MethodTable table) {
    table.on("geocode/get_location", GeocodeMethods::location);
  }

  private static Response location(Call call) {
    double[] position = position(call.required("location").strip());
    ObjectNode address = Json.object();
    address.put("Latitude", WireText.decimal(position[0], 6));
    address.put("Longitude", WireText.decimal(position[1], 6));
    return Response.of("geocoded_address", address);
  }

  /** Returns latitude and longitude in degrees. */
  private static double[] position(String place) {
    if (place.equals("97015")) {
      return new double[] {45.4136, -122.5367};
    }
    CRC32 hash = new CRC32();
    hash.update(place.getBytes(StandardCharsets.UTF_8));
    double north = hash.getValue() % 1_000_003 / 1_000_003.0;
    double east = hash.getValue() % 999_983 / 999_983.0;
    if (!isZip(place)) {
      return new double[] {31 + north * 16, -120 + east * 40};
    }
    double[] area = ZIP_AREAS[place.charAt(0) - '0'];
    return new double[] {area[0] + 2 * north - 1, area[1] + 2 * east - 1};
  }

  private static boolean isZip(String place) {
    return place.length() == 5 && place.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
