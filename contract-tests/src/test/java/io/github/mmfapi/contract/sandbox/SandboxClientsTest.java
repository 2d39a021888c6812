package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.Oracle;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * OAuth clients that have nothing to do with this project, in languages other than Java, against
 * {@code mmf sandbox} in a process of its own.
 */
class SandboxClientsTest {
  private static final Path TESTS = Path.of("src", "test").toAbsolutePath();
  private static final String DONE = "logged in, created, listed, deleted";

  private static Process sandbox;
  private static Map<String, String> environment;
  private static String adminKey;

  @BeforeAll
  static void startSandbox() throws IOException {
    sandbox =
        new ProcessBuilder(
                JvmCommand.of(
                    List.of(),
                    "io.github.mmfapi.cli.Mmf",
                    "sandbox",
                    "--port",
                    "0",
                    "--demo",
                    "--json"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = sandbox.inputReader(StandardCharsets.UTF_8);
    JsonNode started = Recorded.tree(output.readLine());
    adminKey = started.path("adminKey").asText();
    environment =
        Map.of(
            "MMF_BASE_URL", started.path("baseUrl").asText(),
            "MMF_AUTHORIZE_URL", started.path("authorizeUrl").asText(),
            "MMF_CLIENT_KEY", started.path("clientKey").asText(),
            "MMF_CLIENT_SECRET", started.path("clientSecret").asText(),
            "MMF_USERNAME", started.path("username").asText(),
            "MMF_PASSWORD", started.path("password").asText());
  }

  @AfterAll
  static void stopSandbox() throws InterruptedException {
    sandbox.destroy();
    sandbox.waitFor(10, TimeUnit.SECONDS);
  }

  @Test
  void adminApi_needsThePrintedKey() throws Exception {
    URI requests = URI.create(environment.get("MMF_BASE_URL")).resolve("/__admin/requests");
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest.Builder request = HttpRequest.newBuilder(requests);

    assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    request.header("Authorization", "Bearer " + adminKey);
    assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void requestsOauthlib_inPython_completes() throws Exception {
    String python = PythonOracle.interpreter();

    assertThat(Oracle.run(TESTS, environment, python, "-B", "python/session_client.py"))
        .contains(DONE);
  }

  @Test
  void oauth_inNode_completes() throws Exception {
    Oracle.require("node 18 or newer with npm is missing (Debian: nodejs npm)", "npm", "--version");
    Path directory = Files.createDirectories(Path.of("target", "node-client").toAbsolutePath());
    for (String file : new String[] {"package.json", "package-lock.json", "session_client.js"}) {
      Files.copy(
          TESTS.resolve("node").resolve(file),
          directory.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Oracle.require(
        "npm cannot install the package oauth, as its registry cannot be reached",
        "npm",
        "ci",
        "--prefix",
        directory.toString(),
        "--ignore-scripts",
        "--prefer-offline",
        "--no-audit",
        "--no-fund");

    assertThat(Oracle.run(directory, environment, "node", "session_client.js")).contains(DONE);
  }

  @Test
  void netOAuth_inPerl_completes() throws Exception {
    Oracle.require(
        "perl with Net::OAuth and LWP is missing (Debian: libnet-oauth-perl libwww-perl)",
        "perl",
        "-MNet::OAuth",
        "-MLWP::UserAgent",
        "-e1");

    assertThat(Oracle.run(TESTS, environment, "perl", "perl/session_client.pl")).contains(DONE);
  }
}
