package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands as a user who is logged in at one server. */
final class LoggedIn {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);

  private LoggedIn(URI server, TokenCredentials token, Path home) {
    environment.put(Environment.HOME, home.toString());
    new Logins(
            FileTokenStore.open(home.resolve("tokens")),
            CommandLineRun.TUTORIAL_CLIENT.get(Environment.CLIENT_KEY))
        .store(server, token);
  }

  /** Logs the example user in. */
  static LoggedIn at(MmfSandbox sandbox, Path home) {
    return new LoggedIn(sandbox.baseUrl(), sandbox.authorize(sandbox.user()), home);
  }

  /** Logs in at a server that accepts any token. */
  static LoggedIn at(URI server, Path home) {
    return new LoggedIn(server, TokenCredentials.of("token", "token-secret"), home);
  }

  Map<String, String> environment() {
    return environment;
  }

  CommandLineRun run(String... arguments) {
    return CommandLineRun.of(environment, arguments);
  }

  /** Runs a command that must succeed and returns its rows. */
  List<JsonNode> rows(String... arguments) {
    CommandLineRun run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return rows(run);
  }

  /** Returns the rows that a command printed. */
  static List<JsonNode> rows(CommandLineRun run) {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      try {
        rows.add(JSON.readTree(line));
      } catch (JsonProcessingException e) {
        throw new AssertionError("no row: " + line, e);
      }
    }
    return rows;
  }
}
