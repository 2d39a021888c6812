package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each usual failure has one known sentence, whichever command meets it. */
class MessagesTest {
  /** A failure: the arguments, with URL for that of the sandbox, the line and the exit code. */
  private record Row(int exitCode, String arguments, String line) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(2, "tutoral", "there is no command mmf tutoral; did you mean tutorial?"),
          new Row(2, "xyz", "there is no command mmf xyz; there are: "),
          new Row(2, "config gt", "there is no command mmf config gt; did you mean get?"),
          new Row(2, "sandbox --prt 1", "mmf sandbox has no option --prt; did you mean --port?"),
          new Row(
              2,
              "describe get_usr",
              "the spec has no method get_usr; did you mean users/get_user?"),
          new Row(
              2,
              "call workouts/get_workouts limt=2 --strict --base-url URL",
              "workouts/get_workouts has no parameter limt; did you mean limit?"),
          new Row(
              1,
              "whoami --base-url CLOSED",
              "no server listens at CLOSED; start it (a sandbox: mmf sandbox), or name another one"
                  + " with --base-url"),
          new Row(
              1,
              "login --base-url CLOSED",
              "no server listens at CLOSED; start it (a sandbox: mmf sandbox), or name another one"
                  + " with --base-url"),
          new Row(
              1,
              "whoami --base-url http://nowhere.invalid/3.1",
              "there is no host nowhere.invalid; check the base URL http://nowhere.invalid/3.1"),
          new Row(
              1,
              "whoami --base-url ROOT",
              "the base URL ROOT has no /3.1 at its end; write ROOT/3.1"),
          new Row(
              1,
              "login --base-url ROOT",
              "the base URL ROOT has no /3.1 at its end; write ROOT/3.1"),
          new Row(
              1,
              "call users/get_user --base-url ROOT",
              "HTTP 404 for users/get_user; the base URL ROOT has no /3.1 at its end, write"
                  + " ROOT/3.1"),
          new Row(
              2,
              "whoami --base-url 127.0.0.1:8080/3.1",
              "the base URL 127.0.0.1:8080/3.1 has no scheme; write http://127.0.0.1:8080/3.1 or"
                  + " https://127.0.0.1:8080/3.1"),
          new Row(
              2,
              "login --base-url http://anna:geheim@h/3.1",
              "the base URL http://***@h/3.1 has a user name or a password, which would be shown"
                  + " wherever the URL is; write http://h/3.1"),
          new Row(
              2,
              "whoami http://anna:geheim@h/3.1",
              "Unmatched argument at index 1: 'http://***@h/"),
          new Row(
              1,
              "whoami --base-url URL",
              "URL does not accept the login (API Authentication failed for this Service. Bad API"
                  + " Key or Invalid User.); log in again: mmf login"),
          new Row(
              1,
              "call users/get_user --base-url URL",
              "URL does not accept the login; log in again: mmf login"));

  @TempDir private Path home;

  @Test
  void failures_areReportedInOneKnownLine() throws Exception {
    String closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + free.getLocalPort() + "/3.1";
    }
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      String url = sandbox.baseUrl().toString();
      Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
      environment.put(Environment.HOME, home.toString());
      environment.put(Environment.TOKEN, "expired");
      environment.put(Environment.TOKEN_SECRET, "token-secret");
      for (Row row : ROWS) {
        String arguments = filled(row.arguments(), url, closed);
        CommandLineRun run = CommandLineRun.of(environment, arguments.split(" "));

        assertThat(run.exitCode()).as(arguments).isEqualTo(row.exitCode());
        assertThat(run.err().lines().filter(line -> line.startsWith("mmf: ")))
            .as(arguments)
            .singleElement()
            .asString()
            .startsWith("mmf: " + filled(row.line(), url, closed));
        assertThat(run.err()).as(arguments).doesNotContain("geheim");
        CommandLineRun verbose =
            CommandLineRun.of(environment, (arguments + " --verbose").split(" "));
        assertThat(verbose.err()).as(arguments).doesNotContain("geheim");
      }
    }
  }

  private static String filled(String text, String url, String closed) {
    return text.replace("CLOSED", closed)
        .replace("ROOT", url.substring(0, url.length() - "/3.1".length()))
        .replace("URL does", url + " does")
        .replace("--base-url URL", "--base-url " + url);
  }
}
