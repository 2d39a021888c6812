package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Options;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.state.Rows;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Gear, its types and its brands. Gear is visible to its owner only, brands to everybody. */
final class GearMethods {
  private final Rows gear;
  private final Rows types;
  private final Rows brands;

  GearMethods(State state) {
    gear = new Rows("gear", 1L, 970_001L, state.quota());
    types = new Rows("gear_type", 1L, 980_001L, state.quota());
    brands = new Rows("gear_brand", 1L, 990_001L, state.quota());
    state.parts().add("gear", gear);
    state.parts().add("gear types", types);
    state.parts().add("gear brands", brands);
  }

  void addTo(MethodTable table) {
    table
        .on("gear/create_gear", this::create)
        .on("gear/get_gear", call -> Response.of("gear", gear.findOwn(call)))
        .on("gear/get_user_gear", call -> Page.all("gear", ofType(call)))
        .on("gear/get_gear_options", this::options)
        .on("gear/delete_gear", this::delete)
        .on("gear/create_gear_type", this::createType)
        .on("gear/get_gear_type_options", this::typeOptions)
        .on("gear/create_gear_brand", this::createBrand)
        .on("gear/is_duplicate_gear_brand_name", this::isDuplicate)
        .on("gear/suggest_gear_brands", this::suggest);
  }

  private Response create(Call call) {
    ObjectNode fields = call.fields("gear_id", "gear_key", "user_id", "user_key");
    return Response.handles(gear.add(call.caller(), fields), "gear");
  }

  private List<ObjectNode> ofType(Call call) {
    String type = call.text("gear_type_id");
    List<ObjectNode> rows = new ArrayList<>(gear.of(call.caller()));
    rows.removeIf(row -> type != null && !row.path("gear_type_id").asText().equals(type));
    return rows;
  }

  private Response options(Call call) {
    return Options.of(ofType(call), "gear_name", "gear_id");
  }

  private Response delete(Call call) {
    ObjectNode row = gear.findOwn(call);
    gear.remove(row);
    return Response.handles(row, "gear");
  }

  private Response createType(Call call) {
    ObjectNode fields = Json.object();
    fields.put("gear_type_name", call.required("gear_type_name"));
    String distance = Objects.requireNonNullElse(call.text("replacement_distance"), "0");
    fields.put("replacement_distance", distance);
    return Response.handles(types.add(call.caller(), fields), "gear_type");
  }

  private Response typeOptions(Call call) {
    return Options.of(types.of(call.caller()), "gear_type_name", "gear_type_id");
  }

  private Response createBrand(Call call) {
    if (isKnown(call.required("gear_brand_name"))) {
      throw new Refusal("gear_brand_name is already taken");
    }
    ObjectNode fields = Json.object();
    fields.put("gear_brand_name", call.required("gear_brand_name"));
    fields.put("gear_type_id", call.required("gear_type_id"));
    return Response.handles(brands.add(call.caller(), fields), "gear_brand");
  }

  private Response isDuplicate(Call call) {
    return Response.flag("is_duplicate", isKnown(call.required("gear_brand_name")));
  }

  private boolean isKnown(String name) {
    return brands.all().stream()
        .anyMatch(row -> row.path("gear_brand_name").asText().equalsIgnoreCase(name));
  }

  private Response suggest(Call call) {
    String text = call.required("q").toLowerCase(Locale.ROOT);
    String type = call.required("gear_type_id");
    return Page.all(
        "gear_brands",
        brands.all().stream()
            .filter(row -> row.path("gear_type_id").asText().equals(type))
            .filter(
                row -> row.path("gear_brand_name").asText().toLowerCase(Locale.ROOT).contains(text))
            .toList());
  }
}
