package io.github.mmfapi.flink;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code mmf bulk}, which runs the job of {@link MemberSyncJob} on this machine, with
 * Flink in the same process. Exit codes: 0 success, 1 failure, 2 wrong usage.
 */
@Command(
    name = "mmf bulk",
    description = "Exports the lists of many members.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:failure", "2:wrong usage"})
public final class MmfBulk implements Runnable {
  @Option(
      names = "--verbose",
      description = "Print the stack trace of an error.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  // picocli handles this option; no code reads its value.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.",
      scope = ScopeType.INHERIT)
  private boolean helpRequested;

  @Spec private CommandLine.Model.CommandSpec spec;

  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  private MmfBulk() {}

  /**
   * Runs the command and exits with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), isTerminal()).execute(arguments));
  }

  /** Since Java 22 there is a console without a terminal too; then it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * Returns the command.
   *
   * @param environment the environment variables
   * @param isTerminal whether to show the progress
   */
  static CommandLine commandLine(Map<String, String> environment, boolean isTerminal) {
    MmfBulk bulk = new MmfBulk();
    return new CommandLine(bulk)
        .addSubcommand(new BulkExport(environment, isTerminal))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(MmfBulk::wrongUsage)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, bulk));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "the command is missing; name one of those in --help");
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("mmf: " + sentence(wrong));
    err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for its options.");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * Returns what is wrong, without the value of an option that does not exist: it can be secret.
   */
  static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("-")) {
        return "there is no option " + first.substring(0, (first + "=").indexOf('='));
      }
    }
    return String.valueOf(wrong.getMessage());
  }

  private static int failed(Exception failure, CommandLine command, MmfBulk bulk) {
    PrintWriter err = command.getErr();
    Throwable cause = cause(failure);
    err.println(
        "mmf: " + Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName()));
    if (bulk.verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Returns what went wrong, of the exceptions that Flink wraps around it. */
  private static Throwable cause(Throwable failure) {
    Throwable last = failure;
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (next instanceof ServerDownException || next instanceof RefusalsException) {
        return next;
      }
      last = next;
    }
    return last;
  }
}
