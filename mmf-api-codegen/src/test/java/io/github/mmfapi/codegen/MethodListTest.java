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

  private static final String METHODS =
      """
      security: [{ OAuth1: [] }]
      components:
        parameters:
          Output: { name: o, schema: { type: string } }
          Key: { name: consumer_key, required: true, schema: { type: string } }
        schemas:
          Long: { type: string, format: mmf-long }
          Base: { required: [start], properties: { start: { format: mmf-date } } }
      paths:
        /a/read:
          get:
            operationId: read
            x-mmf-at-least-one-of: [[user_id, user_key], [limit]]
            parameters:
              - $ref: '#/components/parameters/Output'
              - { name: user_id, schema: { allOf: [{ $ref: '#/components/schemas/Long' }] } }
              - { name: user_key, schema: { type: string } }
              - { name: limit, required: true, schema: { format: mmf-int } }
              - { name: distance, schema: { format: mmf-decimal } }
              - { name: ids, schema: { type: array, items: { type: string } } }
              - { name: signed, x-mmf-set-by: signer, schema: { type: string } }
              - $ref: '#/components/parameters/Key'
        /a/write:
          post:
            operationId: write
            security: [{}, { ConsumerKey: [] }, { LegacyPassword: [] }]
            requestBody:
              content:
                form:
                  schema:
                    required: [text]
                    allOf:
                      - $ref: '#/components/schemas/Base'
                      - required: [photo]
                        properties:
                          o: { name: o }
                          photo: { format: binary }
                          shared: { format: mmf-flag }
                          text: { type: string }
                          set: { x-mmf-set-by: signer }
                          u: { type: string }
        /a/open:
          get: { operationId: open, security: [] }
        /a/mixed:
          get: { operationId: mixed, security: [{}, { OAuth1: [] }] }
        /a/login:
          post:
            operationId: login
            security: [{ LegacyPassword: [] }]
            requestBody:
              content:
                form: { schema: { properties: { u: { type: string }, p: { type: string } } } }
        /a/key:
          get:
            operationId: key
            security: [{ ConsumerKey: [] }, { OAuth1: [] }]
            parameters:
              - $ref: '#/components/parameters/Key'
          parameters: []
      """;

  @Test
  void methods_areListedWithAccessAndParameters() {
    String list = MethodList.of(new Yaml().load(METHODS));

    assertThat(list.lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "a/key GET key+oauth1 none",
            "a/login POST password none u:string p:string",
            "a/mixed GET open+oauth1 none",
            "a/open GET open+oauth1 none",
            "a/read GET oauth1 none user_id:int@1 user_key:int@1 limit:int!@2 distance:float"
                + " ids:list consumer_key:string!",
            "a/write POST open+key+password none start:date! photo:file! shared:bit text:string!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ example: { b: [1, null, true] } }| {\"b\":[1,null,true]}",
        "{ type: string, format: mmf-long }| 1",
        "{ format: mmf-int }| 1",
        "{ format: mmf-decimal }| 1.5",
        "{ format: mmf-flag }| 0",
        "{ format: mmf-date }| 2013-01-16",
        "{ format: mmf-us-date }| 01/16/2013",
        "{ format: mmf-date-time }| 2013-01-16 12:30:00",
        "{ format: mmf-time }| 12:30:00",
        "{ type: string }| text"
      })
  void output_ofEachFormat_hasAnExample(String schema, String example) {
    String value = example.startsWith("{") ? example : "\"" + example + "\"";

    assertThat(outputs("{ properties: { a: " + schema + " } }"))
        .isEqualTo("{\"gear/get_gear\":{\"a\":" + value + "}}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ type: integer }| 1",
        "{ type: number }| 1",
        "{ type: boolean }| false",
        "{ enum: [b, a] }| \"b\"",
        "{ oneOf: [{ type: boolean }, { type: string }] }| false",
        "{ type: array, items: { type: boolean } }| [false]",
        "{ type: array, maxItems: 0, items: { type: boolean } }| []",
        "{ type: array, maxItems: 1, items: { type: boolean } }| [false]",
        "{ type: object }| {}",
        "{ properties: { b: { properties: { c: { type: boolean } } } } }| {\"b\":{\"c\":false}}"
      })
  void output_ofEachShape_hasAnExample(String schema, String example) {
    assertThat(outputs("{ properties: { a: " + schema + " } }"))
        .isEqualTo("{\"gear/get_gear\":{\"a\":" + example + "}}\n");
  }

  @Test
  void output_thatHoldsItself_ends() {
    String node = "{ properties: { next: { $ref: '#/components/schemas/File' } } }";
    Map<?, ?> spec =
        new Yaml()
            .load(
                new Yaml()
                    .dump(spec("{ application/json: { schema: { properties: " + RESULT + " } } }"))
                    .replace("File: {format: binary, type: string}", "File: " + node)
                    .replace("File: {type: string, format: binary}", "File: " + node));

    assertThat(MethodList.outputs(spec))
        .isEqualTo(
            "{\"gear/get_gear\":{\"next\":{\"next\":{\"next\":{\"next\":{\"next\":"
                + "{\"next\":{}}}}}}}}\n");
  }

  private static final String RESULT =
      "{ result: { properties: { output: { $ref: '#/components/schemas/File' } } } }";

  private static String outputs(String output) {
    return MethodList.outputs(
        spec(
            "{ application/json: { schema: { properties: { result: { properties: { output: "
                + output
                + " } } } } } }"));
  }
}
