package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmfTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "tutorial --help",
        "sandbox --help",
        "sign --help",
        "diagnose --help",
        "login --help",
        "logout --help",
        "whoami --help"
      })
  void help_ofEachCommand_isPrintedWithExitCode0(String arguments) {
    CommandLineRun run = CommandLineRun.of(Map.of(), arguments.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: mmf", "--help", "--verbose");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
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
    CommandLineRun run =
        CommandLineRun.of(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));

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
}
