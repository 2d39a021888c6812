package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows as pairs of name and value, for methods documented that way; the keys are not recorded. */
public final class Options {
  private Options() {}

  public static Response of(List<ObjectNode> rows, String name, String value) {
    return Page.all(
        "options",
        rows.stream()
            .map(
                row ->
                    Json.object()
                        .put("name", row.path(name).asText())
                        .put("value", row.path(value).asText()))
            .toList());
  }
}
