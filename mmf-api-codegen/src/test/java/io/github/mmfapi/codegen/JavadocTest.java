package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavadocTest {
  @Test
  void render_oneShortParagraph_isOneLine() {
    assertThat(new Javadoc().text("Distance.").render(2)).isEqualTo("  /** Distance. */");
  }

  @Test
  void render_markupOfTheSpec_cannotEndTheCommentOrActAsATag() {
    assertThat(new Javadoc().text("a */ <b> & @see {x} `c`").render(0))
        .isEqualTo("/** a *&#47; &lt;b&gt; &amp; &#64;see &#123;x&#125; <code>c</code> */");
  }

  @Test
  void render_longText_isWrappedAtTheMargin() {
    String rendered = new Javadoc().text("word ".repeat(40)).render(4);

    assertThat(rendered.lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 100);
  }

  @Test
  void render_evidenceAndTag_standInParagraphsOfTheirOwn() {
    Map<String, Object> evidence =
        Map.of(
            "confidence", "multiple", "sources", List.of("TAP", "RUP"), "unverified", List.of(3));

    assertThat(new Javadoc().text("Rows.").evidence(evidence).tag("@return rows").render(0))
        .isEqualTo(
            """
            /**
             * Rows.
             *
             * <p>Evidence: multiple (TAP, RUP); unverified: 3.
             *
             * @return rows
             */""");
  }

  @Test
  void render_noEvidence_addsNothing() {
    assertThat(new Javadoc().text("Rows.").evidence(null).render(0)).isEqualTo("/** Rows. */");
  }
}
