package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the verdict on a small spec with one change. */
class SpecComparisonTest {
  private static final String BEFORE = resource("/comparison/before.yaml");

  private static final String NAME = "        name: { type: string, description: Name. }\n";
  private static final String ORDER =
      "        - { name: order, in: query, description: Order., schema: { type: string, enum: [new,"
          + " old] } }\n";
  private static final String LIST_GEAR =
      """
        /gear/list_gear:
          get:
            tags: [Gear]
            operationId: listGear
            summary: Lists gear.
            parameters:
              - { name: user_id, in: query, required: true, schema: { type: string } }
            responses:
              "200":
                description: Gear.
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/GearResponse" }
      """;

  static Stream<Arguments> breaking() {
    return Stream.of(
        broken("operationId: getGear", "operationId: fetchGear", "operation getGear: removed"),
        broken("/gear/get_gear:", "/gear/fetch_gear:", "operation getGear: was GET"),
        broken("      tags: [Gear]", "      tags: [Shoes]", "interface of addGear: was [Gear]"),
        broken(
            "      operationId: addGear",
            "      x-mmf-binding: none\n      operationId: addGear",
            "operation addGear: removed"),
        broken(ORDER, "", "parameter getGear.order: removed"),
        broken("- { name: order,", "- { name: sorting,", "parameter getGear.order: removed"),
        broken(
            "- { name: order,",
            "- { name: order, required: true,",
            "required parameter getGear.order: added"),
        broken("enum: [new, old]", "enum: [new]", "value getGear.order.old: removed"),
        broken(
            "[[gear_id, gear_key]]",
            "[[gear_id, gear_key], [order]]",
            "at-least-one-of group getGear.[order]: added"),
        broken(
            "in: query, description: Id., schema: { type: string, format: mmf-long }",
            "in: query, description: Id., schema: { type: string }",
            "parameter getGear.gear_id: was string mmf-long, is string"),
        broken(
            "description: Key., schema: { type: string }",
            "description: Key., schema: { type: array, items: { type: string } }",
            "parameter getGear.gear_key: was string, is list of string"),
        broken(
            "        bought: { type: string, format: mmf-date, description: Day. }\n",
            "",
            "parameter addGear.bought: removed"),
        broken("bought: {", "purchased: {", "parameter addGear.bought: removed"),
        broken("[gear_name]", "[gear_name, bought]", "required parameter addGear.bought: added"),
        broken(
            "format: mmf-date",
            "format: mmf-us-date",
            "parameter addGear.bought: was string mmf-date"),
        broken(
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "parameter addGear.(form): was"),
        broken(
            "AddGearForm\" }",
            "AddGearForm\" }\n            encoding: { bought: { explode: false } }",
            "parameter addGear.bought: was string mmf-date, is comma-joined"),
        broken("state: {", "condition: {", "field Gear.state: removed"),
        broken(
            "gear_id: { type: string, format: mmf-long,",
            "gear_id: { type: string,",
            "field Gear.gear_id: was string mmf-long, is string"),
        broken("enum: [new, worn]", "enum: [new]", "value Gear.state.worn: removed"),
        broken(
            "                - $ref: \"#/components/schemas/Gear\"\n",
            "                - { type: object }\n",
            "field GearResponse.result.output: was Gear or"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("breaking")
  void change_thatBreaksCallers_isBreakingAndNamed(String from, String to, String finding) {
    SpecComparison comparison = compare(from, to);

    assertThat(comparison.verdict()).isEqualTo(Verdict.BREAKING);
    assertThat(comparison.breaking()).anySatisfy(line -> assertThat(line).startsWith(finding));
  }

  static Stream<Arguments> compatible() {
    return Stream.of(
        broken(NAME, NAME + NAME.replace("name:", "brand:"), "field Gear.brand: added"),
        broken(ORDER, ORDER + ORDER.replace("order", "style"), "parameter getGear.style: added"),
        broken("paths:\n", "paths:\n" + LIST_GEAR, "operation listGear: added"),
        broken("enum: [new, old]", "enum: [new, old, best]", "value getGear.order.best: added"),
        broken("enum: [new, worn]", "enum: [new, worn, lost]", "value Gear.state.lost: added"),
        broken(
            "      required: [gear_name]\n", "", "required parameter addGear.gear_name: removed"),
        broken(
            "      x-mmf-at-least-one-of: [[gear_id, gear_key]]\n",
            "",
            "at-least-one-of group getGear.[gear_id, gear_key]: removed"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("compatible")
  void change_thatBreaksNoCaller_isCompatibleAndNamed(String from, String to, String finding) {
    SpecComparison comparison = compare(from, to);

    assertThat(comparison.breaking()).isEmpty();
    assertThat(comparison.verdict()).isEqualTo(Verdict.COMPATIBLE);
    assertThat(comparison.compatible()).contains(finding);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("summary: Returns gear.", "summary: Returns a pair of shoes."),
        Arguments.of("description: State.", "description: How worn it is., example: new"),
        Arguments.of("confidence: documented", "confidence: single"),
        Arguments.of("description: Shoes.", "description: Shoes and bicycles."),
        Arguments.of("title: Sample", "title: Example"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("words")
  void change_ofDescriptionsOnly_isDocumentationOnly(String from, String to) {
    SpecComparison comparison = compare(from, to);

    assertThat(comparison.verdict()).isEqualTo(Verdict.DOCUMENTATION);
    assertThat(comparison.documentation()).isNotEmpty();
  }

  @Test
  void change_withoutEffectOnNamesAndTypes_isCompatible() {
    SpecComparison comparison = compare("state: {", "state: { x-mmf-sensitive: true,");

    assertThat(comparison.verdict()).isEqualTo(Verdict.COMPATIBLE);
    assertThat(comparison.other())
        .containsExactly("/components/schemas/Gear/properties/state/x-mmf-sensitive");
  }

  @Test
  void change_onTheWireOnly_isBreakingByOpenapiDiff() {
    // Callers of the bindings are not affected, but a server that only reads the query is.
    SpecComparison comparison =
        compare("- { name: order, in: query", "- { name: order, in: header");

    assertThat(comparison.breaking()).isEmpty();
    assertThat(comparison.wire().isIncompatible()).isTrue();
    assertThat(comparison.verdict()).isEqualTo(Verdict.BREAKING);
  }

  @Test
  void schema_thatIsRenamed_isBreaking() {
    String after = BEFORE.replace("    Gear:\n", "    Shoe:\n").replace("/Gear\"", "/Shoe\"");

    assertThat(SpecComparison.of(SpecDocument.parse(BEFORE), SpecDocument.parse(after)).breaking())
        .contains("schema Gear: removed");
  }

  @Test
  void parameter_thatIsNotBound_canBeRemoved() {
    String hidden =
        BEFORE.lines().filter(l -> l.contains("name: hidden")).findFirst().orElseThrow();

    assertThat(compare(hidden + "\n", "").breaking()).isEmpty();
  }

  @Test
  void field_calledDescription_isAField() {
    SpecDocument before = SpecDocument.parse(BEFORE.replace("state: {", "description: {"));
    SpecDocument after =
        SpecDocument.parse(
            BEFORE.replace("state: {", "description: {").replace("[new, worn]", "[new, bad]"));

    assertThat(SpecComparison.of(before, after).verdict()).isEqualTo(Verdict.BREAKING);
    assertThat(SpecComparison.of(before, after).documentation()).isEmpty();
  }

  @Test
  void noChange_isUnchanged() {
    assertThat(compare("gear", "gear").verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  private static Arguments broken(String from, String to, String finding) {
    return Arguments.of(from, to, finding);
  }

  private static SpecComparison compare(String from, String to) {
    assertThat(BEFORE).as("the place to change").contains(from);
    return SpecComparison.of(
        SpecDocument.parse(BEFORE), SpecDocument.parse(BEFORE.replace(from, to)));
  }

  private static String resource(String name) {
    try (InputStream in = SpecComparisonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
