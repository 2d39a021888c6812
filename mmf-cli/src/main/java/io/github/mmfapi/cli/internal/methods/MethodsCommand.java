package io.github.mmfapi.cli.internal.methods;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mmfapi.cli.internal.session.Similar;
import io.github.mmfapi.cli.internal.session.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf methods}: lists the methods of the API. */
@Command(
    name = "methods",
    description = {
      "Lists the methods of the API, or those of a group, one on each line.",
      "Example: mmf methods workouts"
    })
public final class MethodsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "GROUP",
      completionCandidates = Groups.class,
      description = "Such as workouts; default: all groups.")
  private @Nullable String group;

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Creates the command. */
  // picocli sets the specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  public MethodsCommand() {}

  @Override
  public Integer call() {
    Map<String, String> methods = new TreeMap<>(Methods.summaries());
    if (group != null) {
      String start = group + "/";
      methods.keySet().removeIf(method -> !method.startsWith(start));
      if (methods.isEmpty()) {
        throw unknownGroup(group);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode array = new ObjectMapper().createArrayNode();
      methods.forEach(
          (method, summary) -> array.addObject().put("method", method).put("summary", summary));
      out.println(Terminal.json(array.toString(), Terminal.charset()));
    } else {
      int width = methods.keySet().stream().mapToInt(String::length).max().orElse(0);
      methods.forEach(
          (method, summary) ->
              out.println(method + " ".repeat(width - method.length() + 2) + summary));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private ParameterException unknownGroup(String name) {
    List<String> groups = Groups.names();
    String question = Similar.question(name, groups);
    return new ParameterException(
        spec.commandLine(),
        "there is no group "
            + name
            + (question.isEmpty() ? "; there are: " + String.join(", ", groups) : question));
  }
}
