package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What the command line is told of each method. */
class MethodDescriptionsTest {
  private static final String SPEC =
      """
      security: [{ OAuth1: [] }]
      components:
        parameters:
          UserId:
            name: user_id
            required: true
            description: "  The user. "
            example: 5
            x-mmf-evidence: { confidence: documented }
            schema: { type: integer, format: mmf-id }
        schemas:
          Sort:
            type: string
            enum: [asc, desc]
            description: The order.
            example: asc
            x-mmf-sensitive: true
            x-mmf-evidence: { confidence: inferred }
          Base:
            required: [name]
            properties: { name: { type: string }, age: { type: integer } }
          Form:
            allOf:
              - $ref: '#/components/schemas/Base'
              - required: [tags]
                properties:
                  tags: { type: array, items: { $ref: '#/components/schemas/Sort' } }
                  ids: { type: array, items: { type: integer }, example: [1, 2] }
                  age: { type: string, x-mmf-set-by: signer }
      paths:
        /users/get_user:
          get:
            summary: Returns a user.
            description: "More of it. "
            parameters:
              - $ref: '#/components/parameters/UserId'
              - { name: sort, explode: false, schema: { $ref: '#/components/schemas/Sort' } }
              - { name: some, schema: { type: array, items: { type: number } } }
              - { name: more, explode: false, schema: { type: array, items: {} } }
            responses: { "200": { content: { application/json: {}, text/xml: {} } } }
        /gear/create_gear:
          post:
            summary: Creates gear.
            x-mmf-evidence: { confidence: recorded }
            x-mmf-at-least-one-of: [[name, tags]]
            requestBody:
              content:
                application/x-www-form-urlencoded:
                  schema: { $ref: '#/components/schemas/Form' }
                  encoding: { ids: { explode: false }, tags: { explode: true } }
            responses: { "200": {} }
      """;

  @TempDir private Path folder;

  private void write(String spec) throws IOException {
    MethodDescriptions.write(
        new ByteArrayInputStream(spec.getBytes(StandardCharsets.UTF_8)), folder);
  }

  private Map<String, Object> written(String method) throws IOException {
    String json = Files.readString(folder.resolve(method + ".json"));
    assertThat(json.lines()).hasSize(1);
    return new Yaml().load(json);
  }

  private static Map<String, Object> yaml(String text) {
    return new Yaml().load(text);
  }

  @Test
  void write_eachMethod_hasAFileAndALineOfTheIndex() throws IOException {
    write(SPEC);

    assertThat(folder.resolve("index.txt"))
        .hasContent("gear/create_gear Creates gear.\nusers/get_user Returns a user.\n");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void write_again_leavesTheSameFilesAloneAndRemovesThoseOfMethodsThatAreGone() throws IOException {
    write(SPEC);
    FileTime earlier = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(folder.resolve("users/get_user.json"), earlier);

    write(SPEC.replace("/gear/create_gear:", "/gear/add_gear:"));

    assertThat(folder.resolve("gear")).isDirectoryContaining("glob:**/add_gear.json");
    assertThat(folder.resolve("gear/create_gear.json")).doesNotExist();
    assertThat(Files.getLastModifiedTime(folder.resolve("users/get_user.json"))).isEqualTo(earlier);
    assertThat(folder.resolve("index.txt"))
        .hasContent("gear/add_gear Creates gear.\nusers/get_user Returns a user.\n");
  }

  @Test
  void write_read_hasItsParametersWithWhatIsReferredTo() throws IOException {
    write(SPEC);

    assertThat(written("users/get_user"))
        .isEqualTo(
            yaml(
                """
                method: users/get_user
                verb: GET
                summary: Returns a user.
                description: More of it.
                access: token
                response: [application/json, text/xml]
                parameters:
                  - { name: user_id, required: true, type: mmf-id, description: The user.,
                      example: "5", evidence: { confidence: documented } }
                  - { name: sort, required: false, type: string, values: [asc, desc],
                      description: The order., example: asc, secret: true,
                      evidence: { confidence: inferred } }
                  - { name: some, required: false, type: number, list: repeat }
                  - { name: more, required: false, type: string, list: commas }
                """));
  }

  @Test
  void write_write_hasTheFieldsOfItsFormWithThoseOfItsParts() throws IOException {
    write(SPEC);

    assertThat(written("gear/create_gear"))
        .isEqualTo(
            yaml(
                """
                method: gear/create_gear
                verb: POST
                summary: Creates gear.
                access: token
                response: []
                evidence: { confidence: recorded }
                atLeastOneOf: [[name, tags]]
                parameters:
                  - { name: name, required: true, type: string }
                  - { name: age, required: false, type: string, setBy: signer }
                  - { name: tags, required: true, type: string, list: repeat,
                      values: [asc, desc] }
                  - { name: ids, required: false, type: integer, list: commas, example: "1,2" }
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "security: []| none",
        "security: [{}, { OAuth1: [] }]| optional",
        "security: [{ OAuth1: [] }]| token",
        "x-mmf-signed-with: client-credentials| client-credentials"
      })
  void write_credentials_areNamed(String line, String access) throws IOException {
    write(SPEC.replace("      summary: Returns a user.", "      " + line + "\n      summary: x"));

    assertThat(written("users/get_user")).containsEntry("access", access);
  }

  @Test
  void write_missingReference_saysWhatWasFound() {
    assertThatThrownBy(() -> write(SPEC.replace("parameters/UserId'", "parameters/Nobody'")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a mapping, but found null; fix the spec");
  }

  @Test
  void main_bundleThatIsNotThere_saysWhatToAdd() {
    assertThatThrownBy(() -> MethodDescriptions.main(new String[] {"none.yaml", folder.toString()}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none.yaml is not on the class path; add the module mmf-api-spec to it");
    assertThat(List.of(folder.toFile().list())).isEmpty();
  }
}
