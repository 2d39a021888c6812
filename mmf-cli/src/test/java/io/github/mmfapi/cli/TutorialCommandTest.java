package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TutorialCommandTest {
  /** The URL that a person is told to open, at the end of a line. */
  private static final Pattern SHOWN_URL =
      Pattern.compile("open this URL(?: in a browser and click Authorize)?: (\\S+)\\R");

  /** A line that is none of a request or a response. */
  private static final Pattern SAID =
      Pattern.compile("^ *$|^Step |^  (?!base string |sent  |received  )\\S");

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
  void tutorial_saysWhatItDoes_stepByStep() {
    String out = CommandLineRun.of(Map.of(), "tutorial").out();

    assertThat(said(out))
        .containsExactly(
            "",
            "Step 1  Client developer: register a client application",
            "  registered: client key da48d1af1f2a1fdd06bc573443bbd730, client secret ***",
            "",
            "Step 2  Client developer: get the software",
            "  you are running it",
            "",
            "Step 3  Client application: obtain temporary credentials",
            "",
            "Step 4  Client application: prompt a user to authorize the client application",
            "  authorization URL: http://…",
            "  listening for the callback at http://…",
            "",
            "Step 5  User: authorize the client application",
            "  logged in as \"A User26345682\" and clicked Authorize",
            "",
            "Step 6  Client application: receive the user's authorization verifier",
            "  the callback received the requested token and a verifier ***",
            "",
            "Step 7  Client application: exchange them for token credentials",
            "",
            "Step 8  Client application: request a resource on behalf of the user",
            "  first unsigned, to show a failure:",
            "  as expected: API Authentication failed for this Service. Bad API Key or Invalid User.",
            "  now signed with the token credentials:",
            "  user 26345682, A User26345682, born 1970-01-01, in America/New_York",
            "",
            "Step 9  Client application: do something just a little harder",
            "  the user's workouts:",
            "  no workouts yet",
            "  create one:",
            "  list the workouts again:",
            "  workout 222399046  2013-01-16  a workout description  (Regular Run)",
            "  ",
            "  Done. The tutorial ran against http://…");
  }

  /** Returns the lines that are none of a request or a response, without what differs each time. */
  private static List<String> said(String out) {
    return out.lines()
        .filter(line -> SAID.matcher(line).find())
        .map(line -> line.replaceAll("http://\\S+", "http://…"))
        .toList();
  }

  /** Each run leaves a workout behind. */
  @Test
  void tutorial_againstAServerWithWorkouts_showsTheLatestFive() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      Map<String, String> environment = environment(sandbox);
      String[] tutorial = {"tutorial", "--base-url", sandbox.baseUrl().toString()};
      for (int before = 0; before <= 6; before++) {
        List<String> said = said(CommandLineRun.of(environment, tutorial).out());
        int list = said.indexOf("  the user's workouts:");
        int created = said.indexOf("  create one:");

        assertList(said.subList(list + 1, created), before);
        assertList(said.subList(created + 2, said.size() - 2), before + 1);
      }
    }
  }

  private static void assertList(List<String> said, int workouts) {
    List<String> ids = new ArrayList<>();
    for (int i = workouts; i > Math.max(0, workouts - 5); i--) {
      ids.add("  workout " + (222399045 + i));
    }
    if (workouts == 0) {
      ids.add("  no workouts yet");
    } else if (workouts > 5) {
      ids.add("  and " + (workouts - 5) + " more");
    }
    assertThat(said).extracting(line -> line.replaceAll("  2013.*", "")).isEqualTo(ids);
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
      Map<String, String> environment = environment(sandbox);

      CommandLineRun run =
          CommandLineRun.of(environment, "tutorial", "--base-url", sandbox.baseUrl().toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("against " + sandbox.baseUrl());
    }
  }

  /** Returns the variables with which the sandbox's user logs in. */
  private static Map<String, String> environment(MmfSandbox sandbox) {
    Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
    environment.put(Environment.USERNAME, sandbox.user().username());
    environment.put(Environment.PASSWORD, sandbox.user().password());
    return environment;
  }

  /** The command {@code true} stands for a browser, and the person clicks here. */
  @Test
  @Timeout(60)
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no command true")
  void tutorial_ofAPerson_opensTheBrowserIfTold() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
      environment.put("BROWSER", "true");
      String[] tutorial = {"tutorial", "--base-url", sandbox.baseUrl().toString()};

      assertThat(ofPerson(sandbox.user(), environment, tutorial))
          .contains("open this URL in a browser and click Authorize: ")
          .doesNotContain("your browser shows the page");

      environment.put(Environment.USERNAME, sandbox.user().username());
      environment.put(Environment.PASSWORD, sandbox.user().password());
      String[] withBrowser = {"tutorial", "--browser", "--base-url", tutorial[2]};
      assertThat(ofPerson(sandbox.user(), environment, withBrowser))
          .contains("log in as \"" + sandbox.user().username() + "\"")
          .contains("your browser shows the page")
          .doesNotContain("open this URL in a browser");
    }
  }

  /** Runs with a person who opens the URL that is shown; returns what was printed. */
  private static String ofPerson(
      SandboxUser user, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    AtomicReference<CompletableFuture<URI>> authorized = new AtomicReference<>();
    StandardOutput out =
        new StandardOutput(
            new FilterOutputStream(printed) {
              @Override
              public void flush() {
                Matcher url = SHOWN_URL.matcher(printed.toString(StandardCharsets.UTF_8));
                if (authorized.get() == null && url.find()) {
                  URI page = URI.create(url.group(1));
                  authorized.set(CompletableFuture.supplyAsync(() -> authorize(page, user)));
                }
              }
            },
            () -> false);

    CommandLineRun run =
        CommandLineRun.of(
            environment,
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            out,
            arguments);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(authorized.get().join()).isNotNull();
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static URI authorize(URI page, SandboxUser user) {
    try {
      return new SandboxBrowser().authorize(page, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
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
      Map<String, String> environment = environment(sandbox);

      CommandLineRun run =
          CommandLineRun.of(environment, "tutorial", "--base-url", sandbox.baseUrl().toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().substring(run.out().indexOf("list the workouts again")))
          .containsPattern("and \\d{2,} more")
          .contains("2013-01-16  a workout description  (Regular Run)");
    }
  }
}
