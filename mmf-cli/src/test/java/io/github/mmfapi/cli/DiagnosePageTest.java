package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/guide/signature-refused.md, which shows a run of {@code mmf diagnose}. */
class DiagnosePageTest {
  private static final Path PAGE = Path.of("..", "docs", "guide", "signature-refused.md");
  private static final String START = "```console\n";

  /** The example of RFC 5849 section 1.2, signed without its query. */
  private static final String CURL =
      """
      curl 'https://photos.example.net/photos?file=vacation.jpg&size=original' \\
        -H 'Authorization: OAuth oauth_consumer_key="dpf43f3p2l4k3l03", \
      oauth_token="nnch734d00sl2jdk", oauth_nonce="chapoH", oauth_timestamp="1379131202", \
      oauth_signature_method="HMAC-SHA1", oauth_version="1.0", \
      oauth_signature="LcZGFy6aQ5dr4ItBIqQy0Y6EyiA%3D"'
      """;

  @Test
  void page_showsTheOutputOfTheCommand() throws IOException {
    CommandLineRun run =
        CommandLineRun.withInput(
            Map.of(
                Environment.CLIENT_SECRET, "kd94hf93k423kf44",
                Environment.TOKEN_SECRET, "pfkkdhi9sl3r4s00"),
            CURL,
            "diagnose",
            "--curl",
            "-");
    assertThat(run.out()).contains("mistake: query-not-signed");
    String shown =
        "$ ./mmf diagnose --curl - <<'END'\n"
            + CURL
            + "END\n"
            + run.out().replace(System.lineSeparator(), "\n");

    String page = Files.readString(PAGE);
    int start = page.indexOf(START) + START.length();
    int end = page.indexOf("```\n", start);
    if (Boolean.getBoolean("docs.update")) {
      page = page.substring(0, start) + shown + page.substring(end);
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("the page is out of date; write it again with -Ddocs.update=true")
        .contains(START + shown + "```\n");
  }
}
