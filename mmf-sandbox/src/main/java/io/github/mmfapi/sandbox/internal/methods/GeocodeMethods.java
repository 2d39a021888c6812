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
 * text gives the same position.
 */
final class GeocodeMethods {
  private GeocodeMethods() {}

  static void addTo(MethodTable table) {
    table.on("geocode/get_location", GeocodeMethods::location);
  }

  private static Response location(Call call) {
    CRC32 hash = new CRC32();
    hash.update(call.required("location").strip().getBytes(StandardCharsets.UTF_8));
    double latitude = 31 + hash.getValue() % 1_000_003 / 1_000_003.0 * 16;
    double longitude = -120 + hash.getValue() % 999_983 / 999_983.0 * 40;
    ObjectNode address = Json.object();
    address.put("Latitude", WireText.decimal(latitude, 6));
    address.put("Longitude", WireText.decimal(longitude, 6));
    return Response.of("geocoded_address", address);
  }
}
