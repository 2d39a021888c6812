package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that fail leave no connection, file and thread: each that calls a server, as {@code
 * contract.txt} calls it.
 */
@Timeout(120)
class CommandsGivenBackTest {
  /** More than a command reads of it for a message. */
  private static final String LONG = "x".repeat(300_000);

  /** Against the server of the other commands. */
  private static final String TUTORIAL = "tutorial --base-url {url}";

  /** A disk without space. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @TempDir private Path home;

  /** Returns the rows of success of the commands that call a server. */
  private static List<CommandContractTest.Row> calls() throws IOException {
    Set<String> calling =
        CommandContractTest.leaves(CommandLineRun.assembled().getCommandSpec()).stream()
            .filter(command -> command.findOption("--base-url") != null)
            // Calls with the JDK's client, of which nothing can be closed in Java 17.
            .filter(command -> !command.name().equals("verify"))
            .map(CommandContractTest::path)
            .collect(Collectors.toSet());
    assertThat(calling).hasSizeGreaterThan(10);
    return CommandContractTest.rows()
        .filter(row -> row.exitCode().equals("0"))
        .filter(
            row ->
                calling.stream().anyMatch(path -> (row.arguments() + " ").startsWith(path + " ")))
        .toList();
  }

  private void run(
      MmfSandbox sandbox, Map<String, String> environment, OutputStream out, String arguments) {
    CommandLineRun.of(
        environment,
        steps ->
            url -> {
              throw new IOException("nobody authorizes");
            },
        new BufferedReader(new StringReader("")),
        new StandardOutput(out, () -> false),
        arguments
            .replace("{url}", sandbox.baseUrl().toString())
            .replace("{home}", home.toString())
            .split(" "));
  }

  private Map<String, String> loggedIn(MmfSandbox sandbox) {
    TokenCredentials token = sandbox.authorize(sandbox.user());
    Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
    environment.put(Environment.HOME, home.toString());
    environment.put(Environment.BASE_URL, sandbox.baseUrl().toString());
    environment.put(Environment.TOKEN, token.token());
    environment.put(Environment.TOKEN_SECRET, token.secret());
    return environment;
  }

  private void assertNothingLeft(
      MmfSandbox sandbox, OutputStream out, List<CommandContractTest.Row> rows) {
    for (CommandContractTest.Row row : rows) {
      Map<String, String> environment = loggedIn(sandbox);
      Leftovers leftovers = Leftovers.fromNowOn();
      String arguments = row.arguments();
      run(sandbox, environment, out, arguments.equals("tutorial") ? TUTORIAL : arguments);
      // Jetty makes the threads of the sandbox as it needs them.
      leftovers.assertNone("mmf " + arguments, "qtp", "Connector-Scheduler");
    }
  }

  @Test
  void command_whoseCallIsRefused_leavesNothing() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      sandbox
          .wireMock()
          .stubFor(
              WireMock.any(WireMock.anyUrl())
                  .atPriority(1)
                  .willReturn(WireMock.aResponse().withStatus(403).withBody(LONG)));
      assertNothingLeft(sandbox, new ByteArrayOutputStream(), calls());
    }
  }

  @Test
  void command_whoseOutputCannotBeWritten_leavesNothing() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      assertNothingLeft(
          sandbox,
          new FullDisk(),
          calls().stream()
              .filter(row -> !List.of("login", "logout", "tutorial").contains(row.arguments()))
              .toList());
    }
  }

  @Test
  void call_dataOfAnotherForm_closesItsFile() throws IOException {
    Path data = Files.writeString(home.resolve("data"), "no parameter");
    Leftovers leftovers = Leftovers.fromNowOn();
    CommandLineRun run =
        CommandLineRun.of(Map.of(), "call", "users/get_user", "--data", data.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    leftovers.assertNone("mmf call --data");
  }

  @Test
  void tutorial_interrupted_leavesNoSandbox() {
    Leftovers leftovers = Leftovers.fromNowOn();
    Thread.currentThread().interrupt();
    CommandLineRun run = CommandLineRun.of(Map.of(), "tutorial");

    assertThat(Thread.interrupted() || run.exitCode() != 0).isTrue();
    leftovers.assertNone("mmf tutorial");
  }
}
