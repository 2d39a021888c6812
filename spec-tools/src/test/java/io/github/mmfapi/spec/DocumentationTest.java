package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.codegen.MmfJavaCodegen;
import io.github.mmfapi.codegen.UnsupportedFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openapitools.codegen.CliOption;

/** The pages for people who write specs say what the generator does. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void contributing_listsWhatTheGeneratorRefuses() throws IOException {
    String page = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    String table = page.substring(page.indexOf("| refused | instead |"));

    assertThat(table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList())
        .isEqualTo(
            Stream.of(UnsupportedFeature.values())
                .map(feature -> "| " + feature.words() + " | " + feature.remedy() + " |")
                .toList());
  }

  @Test
  void guide_listsTheOptionsOfTheGenerator() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/guide/own-spec.md"));
    String table = page.substring(page.indexOf("| option | default | meaning |"));
    List<String> documented =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(table)
            .results()
            .map(row -> row.group(1))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            new MmfJavaCodegen().cliOptions().stream().map(CliOption::getOpt).toList());
  }

  @Test
  void launcher_knowsTheTestThatChecksAGroup() {
    assertThat(
            ROOT.resolve("contract-tests/src/test/java")
                .resolve(ContractTest.NAME.replace('.', '/') + ".java"))
        .exists();
  }
}
