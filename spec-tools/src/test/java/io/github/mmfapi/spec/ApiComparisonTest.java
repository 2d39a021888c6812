package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.spec.ApiReport.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is said of the Java API when a spec changes. */
class ApiComparisonTest {
  private static final String SPEC =
      """
      openapi: 3.0.3
      info: { title: Sample, version: "1" }
      servers: [{ url: "https://localhost/3.1" }]
      tags: [{ name: Gear, description: Shoes. }]
      paths:
        /gear/get_gear:
          get:
            tags: [Gear]
            operationId: getGear
            summary: Returns gear.
            x-mmf-evidence: { confidence: documented, sources: [WRAP] }
            parameters:
              - { name: gear_id, in: query, schema: { type: string, format: mmf-long } }
              - { name: order, in: query, schema: { type: string, enum: [new, old] } }
            responses:
              "200":
                description: Gear.
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        result:
                          type: object
                          properties:
                            output: { $ref: "#/components/schemas/Gear" }
      components:
        schemas:
          Gear:
            type: object
            properties:
              name: { type: string }
              bought: { type: string, format: mmf-date }
      """;

  @TempDir private Path folder;
  private ApiOfSpec before;

  @BeforeEach
  void readBefore() throws IOException {
    before = api(SPEC);
  }

  private ApiOfSpec api(String spec) throws IOException {
    return ApiOfSpec.of(Files.writeString(folder.resolve("spec.yaml"), spec));
  }

  private String text(String from, String to) throws IOException {
    assertThat(SPEC).contains(from);
    return ApiReport.of(api(SPEC.replace(from, to)).since(before), Format.TEXT, "0.1.0");
  }

  @Test
  void fieldAndParameter_thatAreNew_areCompatible() throws IOException {
    assertThat(
            text(
                "        bought:",
                "        size: { type: string, format: mmf-int }\n        bought:"))
        .isEqualTo("Java API since 0.1.0: compatible\n  field Gear.size() added, Integer\n");
    assertThat(
            text(
                "        - { name: order",
                "        - { name: limit, in: query, schema: { type: string } }\n"
                    + "        - { name: order"))
        .contains("compatible\n", "parameter GetGearRequest.Builder.limit(String) added");
  }

  @Test
  void typeOfField_thatChanges_breaksSourceAndBinary() throws IOException {
    assertThat(text("format: mmf-date", "format: mmf-date-time"))
        .isEqualTo(
            "Java API since 0.1.0: breaks callers\n"
                + "  field Gear.bought() was LocalDate, is LocalDateTime (not source-compatible, not"
                + " binary-compatible)\n");
    assertThat(text("format: mmf-long", "format: mmf-int"))
        .contains("parameter GetGearRequest.Builder.gearId(Integer) was (Long), is (Integer) (not");
  }

  @Test
  void methodAndValue_thatAreRenamed_areGoneAndNew() throws IOException {
    assertThat(text("operationId: getGear", "operationId: fetchGear"))
        .contains(
            "method GearApi.fetchGear(FetchGearRequest) added, Gear",
            "method GearApi.getGear(GetGearRequest) removed (not source-compatible",
            "type GetGearRequest removed");
    assertThat(text("enum: [new, old]", "enum: [new, worn]"))
        .contains("Enum.WORN added", "Enum.OLD removed (not source-compatible");
  }

  @Test
  void parameter_thatIsRequiredNow_breaksCallsOnly() throws IOException {
    assertThat(text("{ name: gear_id, in: query,", "{ name: gear_id, in: query, required: true,"))
        .contains("parameter GetGearRequest: gear_id required now (calls without it are refused)");
  }

  @Test
  void report_asMarkdownAndJson_saysTheSame() throws IOException {
    ApiComparison comparison =
        api(SPEC.replace("        name: { type: string }\n", "")).since(before);

    assertThat(ApiReport.of(comparison, Format.MARKDOWN, "0.1.0"))
        .isEqualTo(
            "**Java API since 0.1.0: breaks callers**\n\n- **Breaking:** field `Gear.name()`"
                + " removed (not source-compatible, not binary-compatible)\n");
    JsonNode json = new ObjectMapper().readTree(ApiReport.of(comparison, Format.JSON, "0.1.0"));
    assertThat(json.path("compatible").asBoolean(true)).isFalse();
    assertThat(json.at("/changes/0/element").asText()).isEqualTo("Gear.name()");
    assertThat(json.at("/changes/0/binaryCompatible").asBoolean(true)).isFalse();
  }

  @Test
  void spec_withAMistake_isNotCompared() {
    assertThatIOException()
        .isThrownBy(() -> api(SPEC.replace("mmf-long", "mmf-lang")))
        .withMessageContaining("spec.yaml:13: getGear.gear_id: unknown format mmf-lang");
  }

  @Test
  void changelog_getsTheLinesInItsSection() {
    String log = "# Changelog\n\n## [Unreleased]\n\n### API\n\n- One.\n\n### Client\n\n- Two.\n";

    assertThat(DiffCommand.withLines(log, "- Three.\n- One.\n"))
        .isEqualTo(log.replace("- One.\n", "- One.\n- Three.\n"));
    assertThat(DiffCommand.withLines("## [Unreleased]\n", "- Three.\n"))
        .isEqualTo("## [Unreleased]\n\n### API\n\n- Three.\n");
  }
}
