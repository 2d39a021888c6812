package io.github.mmfapi.contract.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Checks docs/signers.md; {@code -Dsigners.update=true} writes it. */
class SignersTest {
  private static final Path PAGE = Path.of("..", "docs", "signers.md");
  private static final String START = "<!-- The rest is written by SignersTest. -->\n";

  @Test
  void table_isUpToDate() throws Exception {
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(START)) + START;

    String made = head + "\n" + new SignersTable().markdown();

    if (Boolean.getBoolean("signers.update")) {
      Files.writeString(PAGE, made);
    } else {
      assertThat(page).isEqualTo(made);
    }
  }

  @Test
  void ourColumn_hasNoFault() throws Exception {
    assertThat(new SignersTable().markdown())
        .contains("| percent-encoding | 14 | 14 |")
        .doesNotContain("## mmf-oauth1");
  }
}
