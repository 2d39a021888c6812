package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.List;

/**
 * A few lines of the Compendium of Physical Activities (Ainsworth and others, 2000) for the METS
 * methods. The responses of 3.1 are not recorded.
 */
final class Compendium {
  private record Line(String code, String mets, String heading, String activity) {}

  private static final List<Line> LINES =
      List.of(
          new Line("01010", "4.0", "bicycling", "bicycling, <10 mph, leisure"),
          new Line("12020", "7.0", "running", "jogging, general"),
          new Line("12030", "8.0", "running", "running, 5 mph (12 min/mile)"),
          new Line("17190", "3.3", "walking", "walking, 3.0 mph, level, moderate pace"));

  private Compendium() {}

  static Response headings() {
    List<ObjectNode> rows =
        LINES.stream()
            .map(Line::heading)
            .distinct()
            .map(heading -> Json.object().put("heading", heading))
            .toList();
    return Page.all("headings", rows);
  }

  static Response codes(Call call) {
    String heading = call.required("heading");
    List<ObjectNode> rows =
        LINES.stream()
            .filter(line -> line.heading().equalsIgnoreCase(heading))
            .map(
                line ->
                    Json.object()
                        .put("compcode", line.code())
                        .put("mets", line.mets())
                        .put("heading", line.heading())
                        .put("description", line.activity()))
            .toList();
    return Page.all("compcodes", rows);
  }
}
