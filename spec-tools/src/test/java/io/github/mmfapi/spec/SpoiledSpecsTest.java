package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.codegen.SpecBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each mistake is told in at most ten lines, with the file of {@code groups/}, the line to edit and
 * the remedy.
 */
class SpoiledSpecsTest {
  private static final Path SPEC = Path.of("..", "spec");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FINDING =
      Pattern.compile(
          "spec/(?<file>(groups/)?[a-z-]+\\.yaml):(?<line>\\d+): (?<message>.+); (?<remedy>.+)");

  @TempDir private static Path folder;
  private static Lint lint;

  @BeforeAll
  static void startLint() throws IOException {
    try {
      lint = new Lint(SPEC);
    } catch (NodeTools.MissingException missing) {
      assumeThat(System.getProperty("oracles")).as(missing.getMessage()).isEqualTo("required");
      throw missing;
    }
  }

  @AfterAll
  static void endLint() throws IOException {
    if (lint != null) {
      lint.close();
    }
  }

  /** The mistakes that the tests of lint have. */
  @TestFactory
  Stream<DynamicTest> lint_mistake_isToldWithItsPlaceAndRemedy() throws IOException {
    Path evidence = evidenceOfTheGoodSpec();
    JsonNode printed = JSON.readTree(new NodeTools(SPEC).run("mistakes").output());
    JsonNode mistakes = printed.path("mistakes");
    Path good = folder.resolve("good").resolve("spec");
    write(good, printed.path("good"));
    assertThat(mistakes).hasSizeGreaterThan(30);
    return Stream.iterate(0, i -> i < mistakes.size(), i -> i + 1)
        .map(
            i ->
                DynamicTest.dynamicTest(
                    mistakes.get(i).path("what").asText(),
                    () -> {
                      Path spec = folder.resolve("lint" + i).resolve("spec");
                      write(spec, mistakes.get(i).path("document"));
                      SpecSources sources = SpecSources.read(spec);
                      assertTold(good, spec, lint.check(sources, evidence, true), "");
                    }));
  }

  /** The evidence that the tests of lint compare with. */
  private static Path evidenceOfTheGoodSpec() throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(
        evidence.resolve("api-evidence.md"),
        "## 1. Sources\n\n| tag | source |\n|---|---|\n| WRAP | a |\n| CLIENT | b |\n\n## 2. X\n");
    Files.writeString(
        evidence.resolve("methods.json"),
        """
        [{"path": "gear/get_gear", "answer": "envelope"},
         {"path": "gear/add_gear", "answer": "envelope"},
         {"path": "gear/get_series", "answer": "top-level-json"},
         {"path": "gear/search_gear", "answer": "unknown"}]
        """);
    return evidence;
  }

  /** Writes a document as a folder: shared parameters in one file, all else in that of a group. */
  private static void write(Path spec, JsonNode document) throws IOException {
    Map<String, Object> whole =
        JSON.convertValue(document, new TypeReference<LinkedHashMap<String, Object>>() {});
    Map<String, Object> components = SpecDocument.map(whole.get("components"));
    Map<String, Object> shared = new LinkedHashMap<>();
    shared.put("openapi", whole.get("openapi"));
    shared.put("components", Map.of("parameters", SpecDocument.map(components.get("parameters"))));
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("paths", whole.get("paths"));
    group.put("components", Map.of("schemas", SpecDocument.map(components.get("schemas"))));
    String selector = "#/components/parameters/Selector";
    write(spec.resolve("api.yaml"), shared);
    Path file = spec.resolve("groups/gear.yaml");
    write(file, group);
    Files.writeString(file, Files.readString(file).replace(selector, "../api.yaml" + selector));
  }

  private static void write(Path file, Map<String, Object> document) throws IOException {
    SpecBundle.write(document, file);
  }

  /** A replacement in a file of the real spec. */
  private record Mistake(String file, String from, String to, String message) {}

  private static Mistake gear(String from, String to, String message) {
    return new Mistake("groups/gear.yaml", from, to, message);
  }

  private static Stream<Mistake> realMistakes() {
    return Stream.of(
        gear("paths:\n", "paths:\n  /gear/x: {\n", "not valid YAML"),
        gear("      operationId: getGear\n", "      operationId getGear\n", "not valid YAML"),
        gear("  /gear/get_gear:\n", "  /gear/delete_gear:\n", "duplicate key"),
        gear(
            "/gear/create_gear:\n    post:\n      tags: [Gear]\n      operationId: createGear\n",
            "/gear/create_gear:\n    post:\n      tags: [Gear]\n      operationId: createGeer\n",
            "operationId is createGeer"),
        gear(
            "parameters/OutputSelector\"\n      requestBody",
            "parameters/OutputSelect\"\n      requestBody",
            "OutputSelect does not exist"),
        gear("format: mmf-date\n", "format: mmf-dote\n", "unknown format mmf-dote; use one of"),
        gear(
            "          application/x-www-form-urlencoded:\n",
            "          application/json:\n",
            "the body is application/json"),
        gear(
            "schema: { type: string, format: mmf-long }",
            "schema: { type: integer }",
            "the type is integer"),
        gear(
            "schema: { type: string, format: mmf-long }",
            "schema: { oneOf: [{ type: string }] }",
            "oneOf has 1 schemas"),
        gear("in: query\n", "in: cookie\n", "the parameter is in cookie"),
        gear(
            "      operationId: getGear\n",
            "      operationId: getGear\n      callbacks: { done: {} }\n",
            "the operation has callbacks"),
        gear(
            "confidence: documented\n        sources: [PHPW L431]",
            "confidence: single\n        sources: [PHPW L431]",
            "the confidence is single, but methods.json says documented"),
        gear(
            "        - name: gear_key\n          in: query\n",
            "        - name: gear_keys\n          in: query\n",
            "the parameter gear_key of methods.json is missing"),
        gear(
            "        - [gear_id, gear_key]\n      parameters:\n        - name: gear_id\n",
            "        - [gear_id]\n      parameters:\n        - name: gear_id\n",
            "x-mmf-at-least-one-of is"),
        gear("sources: [PHPW L431]\n", "sources: [RUMOUR]\n", "the source RUMOUR is not in"),
        new Mistake(
            "groups/user-record.yaml",
            "        hometown:\n",
            "        homeplace:\n",
            "homeplace is not among the fields of users/get_user"));
  }

  @TestFactory
  Stream<DynamicTest> rule_ofGeneratorAndEvidence_isToldWithItsPlaceAndRemedy() {
    List<DynamicTest> tests = new ArrayList<>();
    realMistakes()
        .forEach(
            mistake -> {
              int number = tests.size();
              tests.add(
                  DynamicTest.dynamicTest(
                      mistake.to().strip().replaceAll("\\s+", " "),
                      () -> {
                        Path spec = folder.resolve("real" + number).resolve("spec");
                        copy(spec);
                        spoil(spec.resolve(mistake.file()), mistake);
                        assertTold(SPEC, spec, findings(spec), mistake.message());
                      }));
            });
    return tests.stream();
  }

  private static void copy(Path spec) throws IOException {
    for (String part : List.of("", "groups", "evidence")) {
      Files.createDirectories(spec.resolve(part));
      try (Stream<Path> files = Files.list(SPEC.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, spec.resolve(part).resolve(file.getFileName().toString()));
        }
      }
    }
  }

  private static void spoil(Path file, Mistake mistake) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(mistake.from());
    int at = text.indexOf(mistake.from());
    Files.writeString(
        file, text.substring(0, at) + mistake.to() + text.substring(at + mistake.from().length()));
  }

  /** What the checks without Node find. */
  private static List<Finding> findings(Path spec) throws IOException {
    try (SpecChecks checks = SpecChecks.withoutLint(spec)) {
      SpecChecks.Result read = checks.read();
      return read.sources() == null || !read.findings().isEmpty()
          ? read.findings()
          : checks.rules(read.sources());
    }
  }

  private static void assertTold(Path before, Path spec, List<Finding> findings, String message)
      throws IOException {
    String text =
        Findings.text(findings, spec.resolve("target/all.txt"), "spec/target/spec-check.txt");
    List<String> lines = text.lines().toList();
    assertThat(lines).hasSizeBetween(1, 10);
    assertThat(text).contains(message);
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("all "))
        .allSatisfy(
            line -> {
              Matcher finding = FINDING.matcher(line);
              assertThat(finding.matches()).as(line).isTrue();
              String file = finding.group("file");
              assertPlace(
                  line,
                  Files.readAllLines(before.resolve(file)),
                  Files.readAllLines(spec.resolve(file)),
                  Integer.parseInt(finding.group("line")) - 1);
            });
  }

  /** The line is one that was edited, or one that such a line belongs to. */
  private static void assertPlace(
      String message, List<String> before, List<String> after, int line) {
    List<Integer> edited = new ArrayList<>();
    IntStream.range(0, after.size())
        .filter(i -> !before.contains(after.get(i)))
        .forEach(edited::add);
    if (edited.isEmpty()) {
      IntStream.range(0, after.size())
          .filter(i -> i >= before.size() || !after.get(i).equals(before.get(i)))
          .limit(1)
          // What is missing was below the line before.
          .forEach(i -> edited.addAll(List.of(i - 1, i)));
    }
    if (edited.isEmpty()) {
      // What is missing was at the end.
      edited.add(after.size() - 1);
    }
    List<Integer> expected = new ArrayList<>(edited);
    edited.forEach(i -> expected.addAll(owners(after, i)));
    if (message.contains("not valid YAML")) {
      // Where the parser gives up; the message says to look at the lines before as well.
      edited.forEach(i -> expected.addAll(List.of(i + 1, i + 2)));
    }
    if (message.contains("the response of")) {
      // A response is reported where it is used.
      IntStream.range(0, after.size())
          .filter(i -> after.get(i).strip().equals("'200':"))
          .forEach(expected::add);
    }
    // What belongs to an edited line, and what has the name of something else in the file.
    String key = after.get(line).strip().replaceFirst("^- ", "").split(":", 2)[0];
    assertThat(
            expected.contains(line)
                || owners(after, line).stream().anyMatch(edited::contains)
                || message.contains(key))
        .as("%s%nline: %s", message, after.get(line))
        .isTrue();
  }

  private static List<Integer> owners(List<String> lines, int line) {
    List<Integer> owners = new ArrayList<>();
    int indent = indent(lines.get(line));
    // Not paths, components and schemas: these own everything.
    for (int i = line; i >= 0 && indent > 2; i--) {
      if (!lines.get(i).isBlank() && indent(lines.get(i)) < indent) {
        indent = indent(lines.get(i));
        owners.add(i);
      }
    }
    return owners;
  }

  private static int indent(String line) {
    int blanks = line.length() - line.stripLeading().length();
    // An item can be as far left as the list's name.
    return line.stripLeading().startsWith("- ") ? blanks + 1 : blanks;
  }
}
