package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;

/** What is taken of the quota. */
record SavedQuota(Quota quota) implements Saved {
  @Override
  public JsonNode save() {
    Quota.Taken taken = quota.taken();
    return Json.object()
        .put("rows", taken.rows())
        .put("points", taken.points())
        .put("bytes", taken.bytes());
  }

  @Override
  public void load(JsonNode saved) {
    quota.take(
        new Quota.Taken(
            saved.path("rows").asInt(),
            saved.path("points").asInt(),
            saved.path("bytes").asLong()));
  }
}
