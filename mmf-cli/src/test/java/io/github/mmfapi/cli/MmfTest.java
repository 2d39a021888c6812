package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MmfTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help"})
  void mmf_withoutCommand_showsHelp(String arguments) {
    CommandLineRun run = run(arguments);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: mmf ").contains("Commands:", "sandbox", "call");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help call", "call --help"})
  void help_ofACommand_isThatOfTheCommand(String arguments) {
    assertThat(run(arguments).out()).startsWith("Usage: mmf call ");
  }

  @Test
  void help_ofACommandOfACommand_isFound() {
    assertThat(run("help config set").out()).startsWith("Usage: mmf config set ");
    assertThat(run("help config st").err())
        .startsWith("mmf: there is no command mmf config st; did you mean set?");
  }

  @Test
  void version_hasCommitAndJava() {
    assertThat(run("--version").out())
        .containsPattern("^mmf \\d+\\.\\d+")
        .containsPattern(
            "\\Rcommit ([0-9a-f]{12} of \\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z"
                + "|unknown, built outside a Git clone)")
        .contains("Java " + System.getProperty("java.runtime.version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1a2b3c4d5e6f | false | 1a2b3c4d5e6f of 2026-11-26T10:55:12Z",
        "1a2b3c4d5e6f | true | 1a2b3c4d5e6f of 2026-11-26T10:55:12Z, with changes that are not"
            + " committed",
        "'' | '' | unknown, built outside a Git clone"
      })
  void version_namesTheCommitAndWhetherTheSourcesAreIts(String commit, String dirty, String line) {
    Properties build = new Properties();
    build.setProperty("version", "1.0.0");
    build.setProperty("commit", commit);
    build.setProperty("time", "2026-11-26T10:55:12Z");
    build.setProperty("dirty", dirty);

    assertThat(Version.lines(build)).contains("mmf 1.0.0", "commit " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "sandbox --nothing",
        "sandbox --port x",
        "sandbox --port -1",
        "sandbox --allow-host http://h",
        "sandbox --allow-origin *",
        "sandbox --user anna",
        "sandbox --user x:anna",
        "sandbox --user 7:anna --user 7:bea",
        "sandbox --client-key k",
        "sandbox --signature-method MD5",
        "sandbox --signature-method RSA-SHA1",
        "sandbox --clock yesterday",
        "sandbox --latency -1",
        "sandbox --fault create_workout",
        "sandbox --fault nothing=reset",
        "sandbox --fault create_workout=slow",
        "sandbox --fault create_workout=reset:0",
        "sandbox --state .",
        "login",
        "logout",
        "whoami"
      })
  void wrongUsage_isOneLineWithExitCode2(String arguments) {
    CommandLineRun run = run(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.startsWith("mmf: "))).hasSize(1);
    assertThat(run.err()).contains("--help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void sandbox_onAPortInUse_failsNamingThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      CommandLineRun run = CommandLineRun.of(Map.of(), "sandbox", "--port", port);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains(port, "--port");
    }
  }

  @Test
  void sandbox_onAnAddressOfAnotherMachine_saysSo() {
    // TEST-NET-1 (RFC 5737), which no machine has.
    CommandLineRun run = run("sandbox --port 0 --bind 192.0.2.1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("192.0.2.1 is not an address of this machine", "--bind");
  }

  private static CommandLineRun run(String arguments) {
    return CommandLineRun.of(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
