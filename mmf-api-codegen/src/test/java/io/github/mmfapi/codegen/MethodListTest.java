package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What a server that simulates a spec is told of the responses. */
class MethodListTest {
  private static Map<?, ?> spec(String content) {
    return new Yaml()
        .load(
            """
            components:
              schemas:
                File: { type: string, format: binary }
                Wrapped:
                  properties:
                    result: { properties: { output: { properties: { speed: { type: number } } } } }
            paths:
              /gear/get_gear:
                get:
                  operationId: getGear
                  security: [{ OAuth1: [] }]
                  responses: { "200": { content: %s } }
            """
                .formatted(content));
  }

  private static String responseIn(Map<?, ?> spec) {
    List<String> lines = MethodList.of(spec).lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines).hasSize(1);
    return lines.get(0).split(" ", -1)[3];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}| none| {}",
        "{ application/json: { schema: { $ref: '#/components/schemas/Wrapped' } } }"
            + "| envelope| {\"gear/get_gear\":{\"speed\":1}}",
        "{ application/json: { schema: { properties: { speed: { type: number } } } } }"
            + "| application/json| {\"gear/get_gear\":{\"speed\":1}}",
        "{ image/png: { schema: { $ref: '#/components/schemas/File' } } }| image/png| {}",
        "{ text/plain: { schema: {} }, image/gif: { schema: { format: binary } } }| image/gif| {}",
        "{ 'text/csv; charset=utf-8': { schema: { type: string, format: binary } } }"
            + "| text/csv| {}",
        "{ text/html: { schema: { type: string } } }| text/html| {}",
        "{ text/html: {} }| text/html| {}",
        "{ text/csv: { schema: { type: string, format: binary }, example: 'a,b' } }"
            + "| text/csv| {\"gear/get_gear\":\"a,b\"}",
        "{ text/csv: { schema: { type: string, format: binary, example: 'a,b' } } }"
            + "| text/csv| {\"gear/get_gear\":\"a,b\"}"
      })
  void response_isListedWithItsMediaTypeAndExample(
      String content, String response, String outputs) {
    Map<?, ?> spec = spec(content);

    assertThat(responseIn(spec)).isEqualTo(response);
    assertThat(MethodList.outputs(spec)).isEqualTo(outputs + "\n");
  }

  @Test
  void methodOfALink_hasNoResponse() {
    Map<?, ?> spec =
        new Yaml()
            .load(
                "paths: { /gear/get_gear: { get: { operationId: getGear,"
                    + " x-mmf-evidence: { confidence: link-only } } } }");

    assertThat(responseIn(spec)).isEqualTo("link");
  }
}
