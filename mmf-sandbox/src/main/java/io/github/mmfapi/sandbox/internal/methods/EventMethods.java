package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.state.Rows;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events. An event is visible to others only while it is published. */
final class EventMethods {
  private final Rows events;

  EventMethods(State state) {
    events = new Rows("event", 1L, 950_001L, state.quota());
    state.parts().add("events", events);
  }

  void addTo(MethodTable table) {
    table
        .on("events/create_event", this::create)
        .on("events/get_event", call -> Response.of("event", visible(call)))
        .on("events/delete_event", this::delete)
        .on("events/publish_event", call -> published(call, "1"))
        .on("events/unpublish_event", call -> published(call, "0"))
        .on("events/get_event_types", call -> Page.all("event_types", types()))
        .on("events/get_event_routes", this::routes);
  }

  private Response create(Call call) {
    ObjectNode fields = call.fields("event_id", "event_key", "user_id", "user_key");
    fields.put("published_flag", "0");
    return Response.handles(events.add(call.caller(), fields), "event");
  }

  private ObjectNode visible(Call call) {
    ObjectNode event = events.find(call);
    if (event.path("published_flag").asText().equals("0")
        && !event.path("user_id").asText().equals(call.caller().id())) {
      throw Refusal.missing("event");
    }
    return event;
  }

  private Response delete(Call call) {
    ObjectNode event = events.findOwn(call);
    events.remove(event);
    return Response.handles(event, "event");
  }

  private Response published(Call call, String flag) {
    ObjectNode event = events.findOwn(call);
    return Response.handles(event.put("published_flag", flag), "event");
  }

  private static List<ObjectNode> types() {
    return List.of(type("1", "Running", null), type("2", "Road race", "1"));
  }

  private static ObjectNode type(String id, String name, @Nullable String parent) {
    return Json.object()
        .put("event_type_id", id)
        .put("event_type_name", name)
        .put("parent_event_type_id", parent);
  }

  /** Returns no routes: no method is known that attaches a route to an event. */
  private Response routes(Call call) {
    visible(call);
    return Page.all("routes", List.of());
  }
}
