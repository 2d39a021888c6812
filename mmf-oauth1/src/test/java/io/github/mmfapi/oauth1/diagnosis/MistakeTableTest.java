package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/diagnosis-ids.md, which lists every mistake that can be named. */
class MistakeTableTest {

  private static final Path PAGE = Path.of("..", "docs", "diagnosis-ids.md");

  @Test
  void page_listsEveryMistake() throws IOException {
    String table =
        "| id | part | what is wrong | rule | fix |\n|---|---|---|---|---|\n"
            + Mistake.catalogue().stream()
                .map(MistakeTableTest::row)
                .collect(Collectors.joining("\n", "", "\n"));
    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page.substring(0, page.indexOf("| id |")) + table);
      page = Files.readString(PAGE);
    }
    assertThat(page)
        .as("docs/diagnosis-ids.md is out of date; write it again with -Ddocs.update=true")
        .endsWith(table);
  }

  static List<Mistake> mistakes() {
    return Mistake.catalogue();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_ofTheCatalogue_isWorded(Mistake mistake) {
    assertThat(mistake.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(mistake.summary()).matches("[A-Za-z].*\\.");
    assertThat(mistake.fix()).matches("[A-Z].*\\.");
    assertThat(mistake.rule()).matches("(RFC 5849|OAuth Request Body Hash 1\\.0) section [0-9.]+");
  }

  @Test
  void catalogue_hasEachIdOnce() {
    assertThat(Mistake.catalogue().stream().map(Mistake::id)).doesNotHaveDuplicates();
  }

  private static String row(Mistake mistake) {
    return "| `"
        + mistake.id()
        + "` | "
        + mistake.category().toString().toLowerCase(Locale.ROOT)
        + " | "
        + mistake.summary()
        + " | "
        + mistake.rule().replace("RFC 5849 section ", "")
        + " | "
        + mistake.fix()
        + " |";
  }
}
