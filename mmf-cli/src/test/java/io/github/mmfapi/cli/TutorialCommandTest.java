package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TutorialCommandTest {
  @Test
  void tutorial_withoutBaseUrl_endsWithTheCreatedWorkout() {
    CommandLineRun run = CommandLineRun.of(Map.of(), "tutorial");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("Step "))).hasSize(9);
    String last = run.out().substring(run.out().indexOf("Step 9"));
    assertThat(last)
        .contains("no workouts yet")
        .contains("workout 222399046  2013-01-16  a workout description  (Regular Run)");
  }

  @Test
  void tutorial_printsRequestsAndResponses_withSecretsMasked() {
    String out = CommandLineRun.of(Map.of(), "tutorial").out();

    assertThat(out)
        .contains("base string POST&http%3A%2F%2F127.0.0.1")
        .contains("token and a verifier ***\n")
        .contains("oauth_verifier%3D***", "oauth_verifier=***", "oauth_token_secret=***")
        .contains("Bad API Key or Invalid User.")
        .contains("\"email\":\"***\"")
        .doesNotContainPattern("oauth_verifier(=|%3D)\\d")
        .doesNotContainPattern("oauth_token_secret=[0-9a-f]")
        .doesNotContain("c321a87313ad3ed43a71ee116ca2b1390xa0x27191")
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void tutorial_withBaseUrl_readsCredentialsFromTheEnvironment() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
      environment.put(Environment.USERNAME, sandbox.user().username());
      environment.put(Environment.PASSWORD, sandbox.user().password());

      CommandLineRun run =
          CommandLineRun.of(environment, "tutorial", "--base-url", sandbox.baseUrl().toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("against " + sandbox.baseUrl());
    }
  }

  @Test
  void tutorial_withBaseUrlWithoutCredentials_isWrongUsage() {
    CommandLineRun run = CommandLineRun.of(Map.of(), "tutorial", "--base-url", "http://h/3.1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("MMF_CLIENT_KEY");
  }

  @Test
  void tutorial_withInvalidUrl_isWrongUsage() {
    for (String url : List.of("ftp://h/3.1", "not-absolute")) {
      CommandLineRun run =
          CommandLineRun.of(CommandLineRun.TUTORIAL_CLIENT, "tutorial", "--base-url", url);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(url);
    }
  }

  @Test
  void tutorial_withoutServer_failsInOneLineWithATraceIfVerbose() throws IOException {
    String url;
    try (ServerSocket free = new ServerSocket(0)) {
      url = "http://127.0.0.1:" + free.getLocalPort() + "/3.1";
    }

    CommandLineRun run =
        CommandLineRun.of(CommandLineRun.TUTORIAL_CLIENT, "tutorial", "--base-url", url);
    CommandLineRun verbose =
        CommandLineRun.of(
            CommandLineRun.TUTORIAL_CLIENT, "tutorial", "--verbose", "--base-url", url);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("mmf: ");
    assertThat(verbose.err()).contains("\tat io.github.mmfapi.");
  }

  @Test
  void tutorial_againstAServerWithManyWorkouts_findsTheCreatedOne() {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData().start()) {
      Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
      environment.put(Environment.USERNAME, sandbox.user().username());
      environment.put(Environment.PASSWORD, sandbox.user().password());

      CommandLineRun run =
          CommandLineRun.of(environment, "tutorial", "--base-url", sandbox.baseUrl().toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().substring(run.out().indexOf("list the workouts again")))
          .containsPattern("and \\d{2,} more")
          .contains("2013-01-16  a workout description  (Regular Run)");
    }
  }
}
