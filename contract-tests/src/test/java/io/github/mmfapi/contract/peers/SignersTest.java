package io.github.mmfapi.contract.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Checks docs/signers.md; {@code -Dsigners.update=true} writes it. */
class SignersTest {
  private static final Path PAGE = Path.of("..", "docs", "signers.md");
  private static final String START = "<!-- The rest is written by SignersTest. -->\n";
  private static final String PROVIDERS = "\n## The providers' requests\n\n";

  @Test
  void table_isUpToDate() throws Exception {
    String page = Files.readString(PAGE);
    String rest = page.substring(page.indexOf(PROVIDERS));
    String head = page.substring(0, page.indexOf(START)) + START;

    update(page, head + "\n" + new SignersTable().markdown() + rest);
  }

  @Test
  void tableOfProviders_isUpToDate() throws Exception {
    String page = Files.readString(PAGE);
    int intro = page.indexOf(PROVIDERS);
    String head = page.substring(0, page.indexOf("\n\n", intro + PROVIDERS.length()) + 2);

    update(page, head + new ProvidersTable(SignersTable.rsaKey()).markdown());
  }

  private static void update(String page, String made) throws Exception {
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

  /** On a machine without Python the table cannot be made, which is no fault of the project. */
  @Test
  void tableOfProviders_withoutAnOracle_isSkipped() throws Exception {
    ProviderSigner missing =
        new ProviderSigner() {
          @Override
          public String name() {
            return "missing";
          }

          @Override
          public String authorization(ProviderRequest request, PrivateKey rsaKey) {
            return Assumptions.abort("an oracle is missing");
          }
        };
    ProvidersTable table = new ProvidersTable(SignersTable.rsaKey(), List.of(missing));

    assertThatThrownBy(table::markdown)
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("an oracle is missing");
  }
}
