package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * {@code geocode/get_location}. The sandbox has no gazetteer: it makes up a place within the United
 * States, the same for the same text.
 */
final class GeocodeMethods {
  private GeocodeMethods() {}

  static void addTo(MethodTable table) {
    table.on("geocode/get_location", GeocodeMethods::location);
  }

  private static Answer location(Call call) {
    CRC32 hash = new CRC32();
    hash.update(call.required("location").strip().getBytes(StandardCharsets.UTF_8));
    double latitude = 31 + hash.getValue() % 1_000_003 / 1_000_003.0 * 16;
    double longitude = -120 + hash.getValue() % 999_983 / 999_983.0 * 40;
    ObjectNode address = Json.object();
    address.put("Latitude", Format.decimal(latitude, 6));
    address.put("Longitude", Format.decimal(longitude, 6));
    return Answer.of("geocoded_address", address);
  }
}
