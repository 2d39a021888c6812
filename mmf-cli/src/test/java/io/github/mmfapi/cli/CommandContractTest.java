package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What scripts rely on: the exit codes and the JSON of every command, as {@code contract.txt} lists
 * them. A command that is not in the list fails. After an intended change of JSON, run this test
 * with {@code -Dcontract.update=true} and look at the difference.
 */
@Timeout(120)
class CommandContractTest {
  private static final Path FILE =
      Path.of("src", "test", "resources", "io", "github", "mmfapi", "cli", "contract.txt");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A line of the file: {@code arguments [< input] => exit code [shape of the JSON]}.
   *
   * @param exitCode {@code runs} for a command that runs until it is interrupted
   */
  record Row(String arguments, String input, String exitCode, String shape) {
    static Row of(String line) {
      int arrow = line.indexOf(" => ");
      String command = line.substring(0, arrow);
      int less = command.indexOf(" < ");
      String result = line.substring(arrow + 4);
      int blank = result.indexOf(' ');
      return new Row(
          less < 0 ? command : command.substring(0, less),
          less < 0 ? "" : command.substring(less + 3),
          blank < 0 ? result : result.substring(0, blank),
          blank < 0 ? "" : result.substring(blank + 1));
    }

    String line(String otherShape) {
      return (arguments + (input.isEmpty() ? "" : " < " + input) + " => " + exitCode)
          + (otherShape.isEmpty() ? "" : " " + otherShape);
    }

    boolean hasJson() {
      return arguments.contains(" --json") || arguments.contains("--output json");
    }
  }

  @TempDir private Path home;

  private static List<String> lines() throws IOException {
    return Files.readAllLines(FILE, StandardCharsets.UTF_8);
  }

  private static boolean isRow(String line) {
    return !line.startsWith("#") && line.contains(" => ");
  }

  static Stream<Row> rows() throws IOException {
    return lines().stream().filter(CommandContractTest::isRow).map(Row::of);
  }

  /** Returns each command that has no commands below it. */
  static List<CommandSpec> leaves(CommandSpec command) {
    if (command.subcommands().isEmpty()) {
      return List.of(command);
    }
    return command.subcommands().values().stream()
        .flatMap(sub -> leaves(sub.getCommandSpec()).stream())
        .toList();
  }

  static String path(CommandSpec command) {
    return command.qualifiedName().substring("mmf ".length());
  }

  private static boolean printsJson(CommandSpec command) {
    OptionSpec output = command.findOption("--output");
    return command.findOption("--json") != null
        || (output != null
            && output.completionCandidates() != null
            && StreamSupport.stream(output.completionCandidates().spliterator(), false)
                .anyMatch("json"::equalsIgnoreCase));
  }

  @Test
  void contract_everyCommand_hasARowForSuccessForFailureAndForItsJson() throws IOException {
    List<Row> rows = rows().toList();
    for (CommandSpec command : leaves(CommandLineRun.assembled().getCommandSpec())) {
      String path = path(command);
      Predicate<Row> ofCommand =
          row -> row.arguments().equals(path) || row.arguments().startsWith(path + " ");
      List<Row> own = rows.stream().filter(ofCommand).toList();
      assertThat(own)
          .as("rows of mmf %s in %s with an exit code of success", path, FILE)
          .anyMatch(row -> row.exitCode().equals("0") || row.exitCode().equals("runs"));
      assertThat(own)
          .as("rows of mmf %s in %s with an exit code of failure", path, FILE)
          .anyMatch(row -> row.exitCode().equals("1") || row.exitCode().equals("2"));
      if (printsJson(command)) {
        assertThat(own)
            .as("rows of mmf %s in %s with JSON", path, FILE)
            .anyMatch(row -> row.hasJson() && !row.shape().isEmpty());
      }
    }
  }

  @Test
  void commands_inTheOrderOfTheContract_exitAndPrintAsListed() throws Exception {
    List<String> actual = new ArrayList<>();
    List<String> expected = lines();
    String closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + free.getLocalPort() + "/3.1";
    }
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
      environment.put(Environment.HOME, home.toString());
      SandboxUser user = sandbox.user();
      Map<String, String> withUser = new HashMap<>(environment);
      withUser.put(Environment.USERNAME, user.username());
      withUser.put(Environment.PASSWORD, user.password());
      for (String line : expected) {
        Map<String, String> given = line.startsWith("verify ") ? withUser : environment;
        Leftovers leftovers = Leftovers.fromNowOn();
        actual.add(isRow(line) ? result(Row.of(line), sandbox, closed, given) : line);
        // Jetty makes the threads of the sandbox as it needs them.
        leftovers.assertNone("mmf " + line, "qtp", "Connector-Scheduler");
      }
    }
    if (Boolean.getBoolean("contract.update")) {
      Files.write(FILE, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** Returns the row with the actual exit code and shape. */
  private String result(Row row, MmfSandbox sandbox, String closed, Map<String, String> environment)
      throws Exception {
    String[] arguments =
        row.arguments()
            .replace("{url}", sandbox.baseUrl().toString())
            .replace("{closed}", closed)
            .replace("{home}", home.toString())
            .split(" ");
    if (row.exitCode().equals("runs")) {
      return row.line(shape(firstLine(environment, arguments)));
    }
    StandardOutputText out = new StandardOutputText();
    CommandLineRun run =
        CommandLineRun.of(
            environment,
            steps -> url -> new SandboxBrowser().authorize(url, sandbox.user()),
            new BufferedReader(new StringReader(row.input())),
            out.stream(),
            arguments);
    String shape =
        row.hasJson() && run.exitCode() != CommandLine.ExitCode.USAGE ? shape(out.text()) : "";
    assertThat(run.err().lines().count())
        .as("%s: lines of errors: %s", row.arguments(), run.err())
        .isLessThanOrEqualTo(2);
    return new Row(row.arguments(), row.input(), Integer.toString(run.exitCode()), "").line(shape);
  }

  private static String firstLine(Map<String, String> environment, String[] arguments)
      throws IOException, InterruptedException {
    try (PipedReader printed = new PipedReader(16_384)) {
      PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
      Thread thread =
          new Thread(
              () ->
                  Mmf.commandLine(
                          environment,
                          steps -> url -> {},
                          new BufferedReader(Reader.nullReader()),
                          new StandardOutput(OutputStream.nullOutputStream(), () -> false),
                          arguments)
                      .setOut(out)
                      .execute(arguments));
      thread.start();
      StringBuilder line = new StringBuilder();
      for (int c = printed.read(); c >= 0 && c != '\n'; c = printed.read()) {
        line.append((char) c);
      }
      thread.interrupt();
      thread.join();
      return line.toString();
    }
  }

  /** Returns names and types; of an array those of its first element. */
  private static String shape(String text) throws IOException {
    return shape(JSON.readTree(text));
  }

  private static String shape(JsonNode json) {
    if (json.isObject()) {
      List<String> members = new ArrayList<>();
      json.properties()
          .forEach(member -> members.add(member.getKey() + ":" + shape(member.getValue())));
      return "{" + String.join(",", members) + "}";
    }
    if (json.isArray()) {
      return "[" + (json.isEmpty() ? "" : shape(json.get(0))) + "]";
    }
    return switch (json.getNodeType()) {
      case STRING -> "s";
      case NUMBER -> "n";
      case BOOLEAN -> "b";
      case NULL -> "null";
      default -> "?";
    };
  }

  @Test
  void help_ofEveryCommand_hasAnExampleOfIt() {
    for (CommandSpec command : all(CommandLineRun.assembled().getCommandSpec())) {
      String name = command.qualifiedName();
      List<String> arguments =
          new ArrayList<>(List.of(name.substring("mmf".length()).strip().split(" ")));
      arguments.removeIf(String::isEmpty);
      arguments.add("--help");
      CommandLineRun run = CommandLineRun.of(Map.of(), arguments.toArray(String[]::new));

      assertThat(run.exitCode()).as(name).isZero();
      assertThat(run.out()).as(name).contains("Usage: " + name, "--help", "--verbose");
      assertThat(run.out().lines().filter(line -> line.startsWith("Example: ")))
          .as("examples in %s --help", name)
          .isNotEmpty()
          .allMatch(line -> line.contains(name));
    }
  }

  private static List<CommandSpec> all(CommandSpec command) {
    List<CommandSpec> all = new ArrayList<>(List.of(command));
    command.subcommands().values().forEach(sub -> all.addAll(all(sub.getCommandSpec())));
    return all;
  }

  /** Standard output whose text is kept. */
  private static final class StandardOutputText {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    StandardOutput stream() {
      return new StandardOutput(bytes, () -> false);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
