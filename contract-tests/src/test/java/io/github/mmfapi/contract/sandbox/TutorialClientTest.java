package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tutorial's own Python client, steps 3 to 9, against a standalone {@code mmf sandbox}. */
class TutorialClientTest {
  @Test
  void tutorialClient_againstTheStandaloneSandbox_completes() throws Exception {
    String python = PythonOracle.interpreter();
    Process sandbox = startSandbox();
    try {
      JsonNode started = Recorded.tree(firstLine(sandbox));
      Process client =
          PythonOracle.start(
              "tutorial_client.py",
              Map.of(
                  "MMF_BASE_URL", started.path("baseUrl").asText(),
                  "MMF_AUTHORIZE_URL", started.path("authorizeUrl").asText(),
                  "MMF_CLIENT_KEY", started.path("clientKey").asText(),
                  "MMF_CLIENT_SECRET", started.path("clientSecret").asText(),
                  "MMF_USERNAME", started.path("username").asText(),
                  "MMF_PASSWORD", started.path("password").asText(),
                  "MMF_USER_ID", started.path("userId").asText(),
                  "MMF_CALLBACK", "http://127.0.0.1:" + freePort() + "/",
                  "BROWSER", python + " " + PythonOracle.path("tutorial_user.py") + " %s &"));
      String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(client.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
      assertThat(client.exitValue()).as(output).isZero();
      assertThat(output.lines()).contains("step 9: empty list, created workout, list with it");
    } finally {
      sandbox.destroy();
      sandbox.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static Process startSandbox() throws IOException {
    return new ProcessBuilder(
            JvmCommand.of(
                List.of(), "io.github.mmfapi.cli.Mmf", "sandbox", "--port", "0", "--json"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    String line =
        new BufferedReader(
                new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).as("first line of mmf sandbox --json").startsWith("{");
    return line;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
