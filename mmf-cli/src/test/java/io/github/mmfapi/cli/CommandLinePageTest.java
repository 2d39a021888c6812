package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * docs/guide/command-line.md. Each block of the kind {@code console} is a command and its output;
 * the blocks are run one after the other against one sandbox. The list of all commands, and the
 * help of those that no block runs, follow at the marks {@code <!-- commands -->} and {@code <!--
 * help -->}.
 */
@Timeout(120)
class CommandLinePageTest {
  private static final Path PAGE = Path.of("..", "docs", "guide", "command-line.md");
  private static final Path CASES =
      Path.of("..", "mmf-api-model", "src", "test", "resources", "workout-files");
  private static final Pattern BLOCK =
      Pattern.compile("```console\n\\$ (?<command>[^\n]*)\n.*?```\n", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

  private static final Pattern CENTRAL_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

  /** Where the commands of the page have their files; a folder of its own in the test. */
  private static final String FOLDER = "training";

  @TempDir private Path home;
  private MmfSandbox sandbox;
  private LoggedIn user;

  @BeforeEach
  void prepare() throws IOException {
    sandbox =
        MmfSandbox.builder()
            .user(SandboxUser.TUTORIAL)
            .workout(SandboxUser.TUTORIAL, workout(14, "Ride to work", 11, 6.2, 28))
            .workout(SandboxUser.TUTORIAL, workout(15, "Intervals, track", 16, 4.1, 33))
            .workout(SandboxUser.TUTORIAL, workout(16, "Morning run", 16, 3.1, 25))
            .route(
                SandboxUser.TUTORIAL,
                SandboxRoute.of(
                    "River loop",
                    new SandboxRoute.Point(45.412, -122.534),
                    new SandboxRoute.Point(45.4143, -122.5329)))
            .start();
    user = LoggedIn.at(sandbox, home);
    Path garmin = Files.createDirectories(home.resolve(FOLDER).resolve("garmin"));
    for (String name : List.of("indoor.tcx", "strava.gpx", "startend.kml", "inf_time.tcx")) {
      Files.copy(CASES.resolve(name), garmin.resolve(name));
    }
  }

  private static SandboxWorkout workout(
      int day, String title, long activity, double miles, int minutes) {
    return SandboxWorkout.on(LocalDate.of(2013, 1, day), title)
        .ofActivity(activity)
        .over(miles, Duration.ofMinutes(minutes));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void page_showsTheOutputOfItsCommands() throws IOException {
    String page = Files.readString(PAGE);
    String made = withCommands(withOutput(page));

    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, made);
      page = made;
    }
    assertThat(page)
        .as("the page is out of date; write it again with -Ddocs.update=true")
        .isEqualTo(made);
  }

  private String withOutput(String page) throws IOException {
    int end = page.indexOf("<!-- commands -->");
    StringBuilder made = new StringBuilder();
    Matcher blocks = BLOCK.matcher(page.substring(0, end));
    while (blocks.find()) {
      String command = blocks.group("command");
      String block = "```console\n$ " + command + "\n" + output(command) + "```\n";
      blocks.appendReplacement(made, Matcher.quoteReplacement(block));
    }
    blocks.appendTail(made);
    return made + page.substring(end);
  }

  private String output(String command) throws IOException {
    List<String> words = new ArrayList<>();
    Matcher found = WORD.matcher(command);
    while (found.find()) {
      words.add(found.group(1) == null ? found.group() : found.group(1));
    }
    words.replaceAll(word -> word.startsWith(FOLDER) ? home.resolve(word).toString() : word);
    String program = words.remove(0);
    if (program.equals("cat")) {
      return Files.readString(Path.of(words.get(0))).replace("\r\n", "\n");
    }
    assertThat(program).isEqualTo("mmf");
    CommandLineRun run = user.run(words.toArray(String[]::new));
    String printed = (run.out() + run.err()).replace(System.lineSeparator(), "\n");
    String local = printed.replace("\r\n", "\n").replace(home + "/", "");
    String timed = TIME.matcher(local).replaceAll("2013-01-17T18:30:00Z");
    return CENTRAL_TIME.matcher(timed).replaceAll("2013-01-17 12:30:00");
  }

  private static String withCommands(String page) {
    Map<String, CommandLine> commands = new TreeMap<>();
    CommandLine mmf =
        Mmf.commandLine(
            Map.of(),
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            new StandardOutput(OutputStream.nullOutputStream(), () -> false));
    mmf.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    collect(mmf, commands);
    List<String> shown =
        BLOCK
            .matcher(page.substring(0, page.indexOf("<!-- commands -->")))
            .results()
            .map(CommandLinePageTest::command)
            .toList();
    StringBuilder list = new StringBuilder("| command | what it does |\n|---|---|\n");
    StringBuilder help = new StringBuilder();
    commands.forEach(
        (name, command) -> {
          String[] description = command.getCommandSpec().usageMessage().description();
          list.append("| `" + name + "` | " + String.format(description[0]) + " |\n");
          if (shown.stream().noneMatch(line -> (line + " ").startsWith(name + " "))) {
            help.append("### `" + name + "`\n\n```text\n");
            help.append(command.getUsageMessage().replace(System.lineSeparator(), "\n"));
            help.append("```\n\n");
          }
        });
    return between(between(page, "commands", list.toString()), "help", help.toString().strip());
  }

  private static String command(MatchResult block) {
    return block.group(1);
  }

  private static void collect(CommandLine command, Map<String, CommandLine> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.put(command.getCommandSpec().qualifiedName(), command);
    }
    command.getSubcommands().values().forEach(sub -> collect(sub, leaves));
  }

  private static String between(String page, String mark, String text) {
    String start = "<!-- " + mark + " -->\n";
    String end = "<!-- end of " + mark + " -->\n";
    return page.substring(0, page.indexOf(start) + start.length())
        + "\n"
        + text.strip()
        + "\n\n"
        + page.substring(page.indexOf(end));
  }
}
