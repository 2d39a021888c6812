package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a broken contract a report shows. */
class ReportLimitsTest {
  private static final ContractInteraction INTERACTION =
      Contract.ofAllOperations().interactions().get(0);

  private static ContractReport report(InteractionResult... results) {
    return new ContractReport(URI.create("http://h/3.1"), List.of(results));
  }

  @ParameterizedTest
  @CsvSource({"19, 19, ''", "20, 20, ''", "21, 20, and 1 more", "30, 20, and 10 more"})
  void differences_areShownUpToTwenty_andCounted(int number, int shown, String more) {
    List<Difference> differences =
        IntStream.range(0, number)
            .mapToObj(i -> new Difference("place" + i, "a", "b", Evidence.inferred("c")))
            .toList();
    ContractReport report =
        report(InteractionResult.of(INTERACTION, differences, Duration.ofMillis(1500)));

    for (String text : List.of(report.text(), report.html(), report.junitXml())) {
      assertThat(text.split("place[0-9]+\\b(?!:)", -1)).hasSize(shown + 1);
      assertThat(text).contains(more);
      if (more.isEmpty()) {
        assertThat(text).doesNotContainPattern("and -?[0-9]+ more");
      }
    }
    assertThat(report.junitXml())
        .contains("name=\"" + INTERACTION + "\"", "failures=\"1\"", "time=\"1.500\"");
  }

  @Test
  void skippedInteractions_areListedOpenly_unlessTheyAreMany() {
    for (int number : List.of(1, 19, 20, 21)) {
      InteractionResult skipped = InteractionResult.skipped(INTERACTION, "of something");
      ContractReport report =
          report(
              IntStream.range(0, number).mapToObj(i -> skipped).toArray(InteractionResult[]::new));

      assertThat(report.html().contains("<details open>")).isEqualTo(number < 20);
    }
  }

  @Test
  void difference_inHtml_isEscapedInEachPart() {
    Difference odd = new Difference("$.<w>", "<e>", "<g>", Evidence.inferred("<s>"));
    ContractReport report =
        report(
            InteractionResult.of(INTERACTION, List.of(odd), Duration.ZERO),
            InteractionResult.skipped(INTERACTION, "<r>"));

    assertThat(report.html())
        .contains("&lt;w&gt;", "&lt;e&gt;", "&lt;g&gt;", "&lt;s&gt;", "&lt;r&gt;")
        .doesNotContain("<w>", "<e>", "<g>", "<s>", "<r>");
  }
}
