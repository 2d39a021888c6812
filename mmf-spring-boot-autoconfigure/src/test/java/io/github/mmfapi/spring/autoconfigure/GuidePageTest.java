package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of properties in docs/guide/spring-boot.md is that of the metadata. */
class GuidePageTest {

  @Test
  void page_hasEachPropertyWithItsDefault() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "guide", "spring-boot.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Metadata.properties().stream()
                // Its parts have names that the application chooses.
                .filter(property -> !property.path("name").asText().equals("oauth1.clients"))
                .map(GuidePageTest::row)
                .toList());
  }

  private static String row(JsonNode property) {
    JsonNode value = property.path("defaultValue");
    return "| `"
        + property.path("name").asText()
        + "` | "
        + (value.isMissingNode() ? "" : "`" + value.asText() + "`")
        + " | "
        + property.path("description").asText()
        + " |";
  }
}
