package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code add-method} writes passes the checks as it is. */
class AddMethodTest {
  private static final Path SPEC = Path.of("..", "spec");

  private static final String SANDBOX_PAGE = "docs/sandbox-methods.md";

  @TempDir private Path root;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void copySpec() throws IOException {
    for (String part : List.of("", "groups", "evidence")) {
      Path folder = Files.createDirectories(root.resolve("spec").resolve(part));
      try (Stream<Path> files = Files.list(SPEC.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
      }
    }
  }

  @BeforeEach
  void copySandboxPage() throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.copy(Path.of("..").resolve(SANDBOX_PAGE), root.resolve(SANDBOX_PAGE));
  }

  private int add(String... options) {
    List<String> all = new ArrayList<>(List.of("--project", root.toString(), "add-method"));
    all.addAll(List.of(options));
    CommandLine line = SpecTool.commandLine();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(all.toArray(String[]::new));
  }

  private int addPolish(String... options) {
    List<String> all = new ArrayList<>(List.of("gear/polish_gear", "--source", "PHPW L431"));
    all.addAll(List.of("--purpose", "Polishes an item of gear."));
    all.addAll(List.of(options));
    return add(all.toArray(String[]::new));
  }

  private List<Finding> findings() throws IOException {
    try (SpecChecks checks = SpecChecks.withoutLint(root.resolve("spec"))) {
      SpecChecks.Result read = checks.read();
      return read.sources() == null || !read.findings().isEmpty()
          ? read.findings()
          : checks.rules(read.sources());
    }
  }

  private String gear() throws IOException {
    return Files.readString(root.resolve("spec/groups/gear.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void method_withEachTypeOfParameter_passesTheChecks(String verb) throws IOException {
    List<String> options = new ArrayList<>(List.of("--verb", verb));
    for (String type : List.of("int", "string", "float", "date", "bit", "bool", "list")) {
      options.addAll(
          List.of("--param", "a_" + type + ":" + type, "--param", type + "_x:" + type + "!"));
    }

    assertThat(addPolish(options.toArray(String[]::new))).as(errors.toString()).isZero();

    assertThat(findings()).isEmpty();
    assertThat(gear()).contains("operationId: polishGear");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "*/*", "image/*"})
  void methodThatReturnsAFile_isDescribedWithItsMediaType(String type) throws IOException {
    assertThat(addPolish("--returns", type)).as(errors.toString()).isZero();

    assertThat(findings()).isEmpty();
    assertThat(gear())
        .contains(
            "            '" + type + "':\n              schema: { type: string, format: binary }");
  }

  @Test
  void methodOfTheEvidence_isOnlyDescribed() throws IOException {
    Path evidence = root.resolve("spec/evidence");
    Map<String, String> before = contents(evidence);
    Path group = root.resolve("spec/groups/gear.yaml");
    String others = gear().replaceAll("(?s)\n  /gear/is_duplicate.*?(?=\n  /gear/suggest)", "");
    Files.writeString(group, others);
    assertThat(findings()).isNotEmpty();

    assertThat(add("gear/is_duplicate_gear_brand_name")).as(errors.toString()).isZero();

    assertThat(findings()).isEmpty();
    assertThat(contents(evidence)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "--verb, PUT, verb: does not have a value in the enumeration",
    "--param, gear_id:integer, params[0].type: does not have a value in the enumeration",
    "--param, gear_id, the parameter gear_id is not of the form name:type; write gear_id:int!",
    "--returns, png, answerType: ",
    "--source, RUMOUR, the source RUMOUR is not in the table of sources; add it to"
  })
  void optionThatTheEvidenceCannotHave_isRefusedBeforeAFileIsChanged(
      String option, String value, String message) throws IOException {
    Map<String, String> before = contents(root);

    int exit =
        add(
            "gear/polish_gear",
            "--purpose",
            "Polishes.",
            option.equals("--source") ? "--verb" : "--source",
            option.equals("--source") ? "GET" : "PHPW L431",
            option,
            value);

    assertThat(exit).isEqualTo(2);
    assertThat(errors.toString()).contains(message).doesNotContain("\tat ");
    assertThat(contents(root)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"activity_feed/a", "gear/polish_gear", "workouts/zip_workout"})
  void pageOfTheSandbox_getsARowInOrder(String path) throws IOException {
    List<String> before = Files.readAllLines(root.resolve(SANDBOX_PAGE));

    add(path, "--source", "PHPW L431", "--purpose", "Does a thing.");

    List<String> after = Files.readAllLines(root.resolve(SANDBOX_PAGE));
    String row = "| `" + path + "` | GET | oauth1 | simulated |";
    assertThat(after).containsAll(before).hasSize(before.size() + 1).contains(row);
    assertThat(
            after.stream()
                .filter(line -> line.matches("\\| `(?!oauth/).*"))
                .map(line -> line.split("`", 3)[1]))
        .isSorted();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
