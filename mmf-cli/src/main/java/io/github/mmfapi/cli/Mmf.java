package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.cli.internal.session.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code mmf}. Exit codes: 0 success, 1 failure, 2 wrong usage. An error is one line on
 * standard error; {@code --verbose} adds the stack trace.
 */
@Command(
    name = "mmf",
    description = {
      "MapMyFitness 3.1 on the command line: tutorial, sandbox, signatures, logins, calls.",
      "Example: mmf tutorial"
    },
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:failure", "2:wrong usage"})
public final class Mmf implements Runnable {
  @Option(
      names = "--verbose",
      description = "Print the stack trace of an error.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Use this profile. Default: MMF_PROFILE, or profile in config.toml.",
      scope = ScopeType.INHERIT)
  private @Nullable String profile;

  // picocli handles these two options; no code reads their values.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.",
      scope = ScopeType.INHERIT)
  private boolean helpRequested;

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show version, commit and Java, and exit.")
  private boolean versionRequested;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  private Mmf() {}

  /**
   * Runs the command and exits with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(
        run(
            System.getenv(),
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            arguments));
  }

  /** Runs a command as {@link #main} does, and returns its exit code. */
  static int run(
      Map<String, String> variables,
      InputStream input,
      OutputStream output,
      OutputStream errors,
      String... arguments) {
    StandardOutput bytes = new StandardOutput(output, Terminal::isOutput);
    PrintWriter out = writer(bytes);
    PrintWriter err = writer(errors);
    Browser browser = Browser.ofSystem(variables);
    Commands commands =
        new Commands(
            new Environment(variables),
            steps -> new DesktopUser(steps, browser, null),
            new BufferedReader(new InputStreamReader(input, Charset.defaultCharset())),
            bytes);
    int exitCode = commandLine(commands, arguments).setOut(out).setErr(err).execute(arguments);
    out.flush();
    return checked(exitCode, bytes, err);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Terminal.charset()), true);
  }

  /** A writer reports no failure, so that a full disk would go unnoticed. */
  private static int checked(int exitCode, StandardOutput bytes, PrintWriter err) {
    IOException failure = bytes.failure();
    if (failure == null || exitCode != CommandLine.ExitCode.OK) {
      return exitCode;
    }
    if (!isEndOfReader(failure)) {
      err.println("mmf: " + unwritten(failure));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** A reader such as head ends before the output does. */
  private static boolean isEndOfReader(Exception failure) {
    return "Broken pipe".equals(failure.getMessage());
  }

  private static String unwritten(IOException failure) {
    return "cannot write to standard output: " + failure.getMessage();
  }

  /**
   * Returns the command that {@link #main} runs.
   *
   * @param environment the environment variables
   * @param browser the user who authorizes the application at a login
   * @param input the lines typed at prompts
   * @param bytes standard output in bytes
   * @param arguments the arguments that it will get; without any, it has all commands
   */
  static CommandLine commandLine(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      BufferedReader input,
      StandardOutput bytes,
      String... arguments) {
    Commands commands = new Commands(new Environment(environment), browser, input, bytes);
    return commandLine(commands, arguments);
  }

  private static CommandLine commandLine(Commands commands, String... arguments) {
    Mmf mmf = new Mmf();
    CommandLine all = new CommandLine(mmf);
    commands.addTo(all, arguments.length == 0 ? null : arguments[0]);
    Environment environment = commands.environment();
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(
            parsed -> {
              Terminal.refuseUnread(parsed, environment.variables());
              environment.profileOption(mmf.profile);
              checkProfile(parsed, environment);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(Mmf::wrongUsage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> failed(failure, command, mmf, commands));
  }

  /** {@code mmf config} can create the profile, and no other command can use a missing one. */
  private static void checkProfile(ParseResult parsed, Environment environment) {
    ParseResult first = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (!first.commandSpec().name().equals("config")) {
      environment.checkProfile(first.commandSpec().commandLine());
    }
  }

  /** Shows the help, as a bare command is a question. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(error(command, BaseUrl.masked(Usage.sentence(wrong))));
    err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for its options.");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, Mmf mmf, Commands commands) {
    PrintWriter err = command.getErr();
    // The failure can be one that a command makes of it.
    IOException unwritten = commands.bytes().failure();
    if (unwritten != null && isEndOfReader(unwritten)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    String sentence =
        unwritten != null
            ? unwritten(unwritten)
            : FailureSentence.of(failure, commands.environment().used());
    err.println(error(command, sentence));
    if (mmf.verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(BaseUrl.masked(trace.toString()));
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String error(CommandLine command, String sentence) {
    String line = sentence.lines().findFirst().orElse(sentence);
    return Objects.requireNonNull(command.getColorScheme().errorText("mmf: " + line).toString());
  }
}
