package io.github.mmfapi.cli.internal.methods;

import io.github.mmfapi.cli.internal.session.Similar;
import io.github.mmfapi.cli.internal.session.Terminal;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf describe}: shows what the spec says of a method. */
@Command(
    name = "describe",
    description = {
      "Shows what is known of a method: its parameters, the evidence, and an example.",
      "Example: mmf describe workouts/create_workout"
    })
public final class DescribeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description = "Group and method, or a method that only one group has.")
  private String method = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Creates the command. */
  // picocli sets the specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  public DescribeCommand() {}

  @Override
  public Integer call() {
    MethodDescription description = Methods.find(method);
    if (description == null) {
      throw new ParameterException(spec.commandLine(), unknown(method));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Terminal.json(description.json().toJson(), Terminal.charset()));
    } else {
      int width = spec.commandLine().getUsageHelpWidth();
      new DescriptionText(description, spec.commandLine().getColorScheme(), width).print(out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /** Returns the message about a method that the spec does not have. */
  public static String unknown(String method) {
    return "the spec has no method "
        + method
        + Similar.question(method, Methods.summaries().keySet())
        + (Similar.to(method, Methods.summaries().keySet()).isEmpty()
            ? "; list them with: mmf methods"
            : "");
  }
}
