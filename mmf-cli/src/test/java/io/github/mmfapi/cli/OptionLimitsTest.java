package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the values of options end that a command takes. */
class OptionLimitsTest {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private static CommandLineRun run(String arguments) {
    Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
    environment.put(Environment.TOKEN_SECRET, "token-secret");
    return CommandLineRun.of(environment, arguments.split(" ", -1));
  }

  /** The address is of no machine, so that a sandbox whose options are taken does not start. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 0",
        "--port 65535",
        "--latency 0",
        "--fault create_workout=200",
        "--fault create_workout=599",
        "--fault create_workout=reset:1",
        "--fault create_workout=reset:1000"
      })
  void sandbox_withTheLastValueThatIsTaken_failsForTheAddress(String options) {
    CommandLineRun run = run("sandbox --bind 192.0.2.1 " + options);

    assertThat(run.err()).contains("192.0.2.1 is not an address of this machine");
    assertThat(run.exitCode()).isEqualTo(FAILURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port -1",
        "--port 65536",
        "--latency -1",
        "--fault create_workout=199",
        "--fault create_workout=600",
        "--fault create_workout=reset:0",
        "--fault create_workout=reset:1001",
        "--fault create_workout=reset:x"
      })
  void sandbox_withTheNextValue_isWrongUsage(String options) {
    CommandLineRun run = run("sandbox --bind 192.0.2.1 " + options);

    assertThat(run.err()).contains(options.substring(0, options.indexOf(' ')) + " must");
    assertThat(run.exitCode()).isEqualTo(USAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void record_withAPortThatIsNone_isWrongUsage(int port) {
    CommandLineRun run = run("record --target http://127.0.0.1:1/3.1 --port " + port);

    assertThat(run.err()).contains("--port must be from 0 to 65535, not " + port);
    assertThat(run.exitCode()).isEqualTo(USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h:65535/, 0",
    "http://h:65536/, 2",
    "http://h:99999999999/, 2",
    "http://h/~, 0",
    "http://h/!, 0",
    "http://h/\u007f, 2",
    "http://h/\u00a0, 2"
  })
  void sign_takesUrlsThatARequestCanCarry(String url, int exitCode) {
    assertThat(run("sign --method GET --token t --url " + url).exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 2", "-1, 2"})
  void list_takesALimitOfAtLeastOne(int limit, int exitCode) {
    CommandLineRun run = run("workouts list --limit " + limit);
    // Taken, the login is missing.
    assertThat(run.exitCode() == USAGE && run.err().contains("--limit must be"))
        .isEqualTo(exitCode == USAGE);
  }

  @ParameterizedTest
  @CsvSource({"2013-01-16, false", "2013-01-17, false", "2013-01-15, true"})
  void list_takesPeriodsOfOneDayAndMore(String until, boolean wrong) {
    CommandLineRun run = run("workouts list --since 2013-01-16 --until " + until);

    assertThat(run.err().contains("is before --since")).isEqualTo(wrong);
  }
}
