package io.github.mmfapi.flink.internal.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Compares the columns with the spec, which the models are generated from. */
class SpecColumnsTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "mmf-long", "int64",
          "mmf-int", "int32",
          "mmf-decimal", "fixed_len_byte_array(16) (DECIMAL(38,18))",
          "mmf-flag", "boolean",
          "mmf-date", "int32 (DATE)",
          "mmf-time", "int64 (TIME(MICROS,false))",
          "mmf-date-time", "int64 (TIMESTAMP(MICROS,false))",
          "", "binary (STRING)");

  @ParameterizedTest
  @ValueSource(classes = {Workout.class, RouteSummary.class})
  void columns_areThoseOfTheSpec_inItsOrder(Class<? extends WireObject> model) throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("member", "required binary (STRING)");
    fields(model.getSimpleName())
        .forEach((name, field) -> expected.put(name, "optional " + TYPES.get(format(field))));
    expected.put("wire_json", "required binary (STRING)");

    Map<String, String> columns = new LinkedHashMap<>();
    for (Type column : ModelColumns.schema(model).getFields()) {
      columns.put(column.getName(), column.toString().replace(" " + column.getName(), ""));
    }
    assertThat(columns).containsExactlyEntriesOf(expected);
  }

  private static String format(Object field) {
    Object format = ((Map<?, ?>) field).get("format");
    return format == null ? "" : (String) format;
  }

  private static Map<String, Object> fields(String schema) throws IOException {
    try (InputStream spec =
        WireObject.class.getResourceAsStream("/io/github/mmfapi/mmf-api-3.1.yaml")) {
      Object found = new Yaml().load(spec);
      for (String name : List.of("components", "schemas", schema, "properties")) {
        found = ((Map<?, ?>) found).get(name);
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      ((Map<?, ?>) found).forEach((name, field) -> fields.put((String) name, field));
      return fields;
    }
  }
}
