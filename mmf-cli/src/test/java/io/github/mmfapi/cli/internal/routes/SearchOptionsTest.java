package io.github.mmfapi.cli.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.account.Sessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The words by which an export knows whether an interrupted one has the same rows. */
class SearchOptionsTest {
  @Command
  private static final class AnyCommand {
    @Mixin private final SearchOptions search = new SearchOptions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "| of user 5",
        "--user 8| of user 8",
        "--near 45.42,-122.55| near 45.42,-122.55",
        "--near 45.42,-122.55 --radius 2| near 45.42,-122.55 within 2 miles",
        "--near 45.42,-122.55 --user 8| of user 8 near 45.42,-122.55",
        "--near 45.42,-122.55 --radius 2 --user 8| of user 8 near 45.42,-122.55 within 2 miles"
      })
  void words_ofASearch_nameWhoseRoutesAndWhere(String options, String words) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(options == null ? new String[0] : options.split(" "));

    try (Session session = Sessions.of("{\"user\":{\"user_id\":\"5\"}}")) {
      assertThat(command.search.words(session)).isEqualTo(words);
    }
  }
}
