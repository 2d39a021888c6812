package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.geo.Images;
import io.github.mmfapi.sandbox.internal.geo.TrackFiles;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small valid file of a media type, for a method that returns files and has no handler. The
 * header {@code X-Mmf-Simulated} says that nothing of it is known.
 */
final class SimulatedFile {
  private static final String TEXT = "simulated";

  private static final List<TrackPoint> POINTS =
      List.of(TrackPoint.at(45.51, -122.66), TrackPoint.at(45.52, -122.65));

  private SimulatedFile() {}

  static Response of(MethodSpec spec) {
    String type = spec.response();
    return switch (type) {
      case "application/gpx+xml" -> TrackFiles.gpx(TEXT, POINTS, false);
      case "application/vnd.google-earth.kml+xml" -> TrackFiles.kml(List.of(POINTS));
      case "image/png", "image/*" -> Images.plain("png");
      case "image/gif" -> Images.plain("gif");
      case "image/jpeg" -> Images.plain("jpeg");
      case "application/xml", "text/xml" -> file(type, "<simulated/>");
      case "application/octet-stream", "*/*" -> file("application/octet-stream", TEXT);
      case "text/html" -> page();
      case "text/plain", "text/csv" -> file(type, TEXT + "\r\n");
      default ->
          throw new Refusal(
              spec.path()
                  + " returns "
                  + type
                  + ", of which this sandbox has no file: add an example to this media type in the"
                  + " spec if it is text, or a handler to the sandbox");
    };
  }

  private static Response file(String type, String content) {
    return new Response.File(type, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Response page() {
    Map<String, String> headers = new TreeMap<>(Response.GUARDS);
    headers.put("Content-Type", "text/html; charset=utf-8");
    return new Response.Http(
        200,
        headers,
        "<!DOCTYPE html><html lang=\"en\"><title>" + TEXT + "</title><p>" + TEXT + "</p></html>");
  }
}
