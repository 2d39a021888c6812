package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.record.RecordCommand;
import io.github.mmfapi.cli.internal.verify.VerifyCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code mmf}. Exit codes: 0 success, 1 failure, 2 wrong usage. An error is one line on
 * standard error; {@code --verbose} adds the stack trace.
 */
@Command(
    name = "mmf",
    description =
        "MapMyFitness 3.1 on the command line: tutorial, sandbox, signatures, logins, calls.",
    versionProvider = Mmf.Version.class,
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
      description = "Show the version and exit.")
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
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    System.exit(
        commandLine(System.getenv(), steps -> new DesktopUser(steps, true, null), input)
            .setOut(writer(System.out))
            .setErr(writer(System.err))
            .execute(arguments));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Terminal.charset()), true);
  }

  /**
   * Returns the command.
   *
   * @param environment the environment variables
   * @param browser the user who authorizes the application at a login
   * @param input the lines typed at prompts
   */
  static CommandLine commandLine(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      BufferedReader input) {
    Mmf mmf = new Mmf();
    Environment env = new Environment(environment);
    return new CommandLine(mmf)
        .addSubcommand(new TutorialCommand(env))
        .addSubcommand(new SandboxCommand(env))
        .addSubcommand(new SignCommand(env))
        .addSubcommand(new DiagnoseCommand(env, input))
        .addSubcommand(new LoginCommand(env, browser, input))
        .addSubcommand(new LogoutCommand(env))
        .addSubcommand(new WhoamiCommand(env))
        .addSubcommand(new CallCommand(env))
        .addSubcommand(new VerifyCommand(environment))
        .addSubcommand(new RecordCommand(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(
            parsed -> {
              Terminal.refuseUnread(parsed, environment);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(Mmf::wrongUsage)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, mmf));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "the command is missing; name one of those in --help");
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(error(command, wrong));
    err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for its options.");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, Mmf mmf) {
    PrintWriter err = command.getErr();
    err.println(error(command, failure));
    if (mmf.verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String error(CommandLine command, Exception failure) {
    String message =
        Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    String line = message.lines().findFirst().orElse(message);
    return command.getColorScheme().errorText("mmf: " + line).toString();
  }

  /** Provides the version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Mmf.class.getPackage().getImplementationVersion();
      return new String[] {"mmf " + (version == null ? "(not packaged)" : version)};
    }
  }
}
