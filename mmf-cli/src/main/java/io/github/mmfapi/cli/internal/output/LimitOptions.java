package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.output.Console.Stream;
import io.github.mmfapi.client.paging.Rows;
import java.io.PrintWriter;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for how many rows a list has, as a mixin of a command. */
public final class LimitOptions {
  /** The largest page size that a client of 3.1 is known to have requested (FITH). */
  public static final int PAGE = 100;

  private static final int DEFAULT = 25;

  @Option(names = "--all", description = "Print all rows, page by page.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N rows (default: " + DEFAULT + ").")
  private @Nullable Integer limit;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Creates the options. */
  // picocli sets the specification before a command reads the options.
  @SuppressWarnings("NullAway.Init")
  public LimitOptions() {}

  /**
   * Checks the options.
   *
   * @throws ParameterException if they cannot be used
   */
  public void check() {
    if (all && limit != null) {
      throw wrong("--all and --limit exclude each other; leave one out");
    }
    if (limit != null && limit < 1) {
      throw wrong("--limit must be 1 or more, not " + limit);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * Writes the rows that match, up to the limit.
   *
   * @param <T> the type of a row
   * @param rows the list
   * @param matches selects rows
   * @param json turns a row into JSON
   * @param writer writes them
   * @param console where standard error goes
   */
  public <T> void write(
      Rows<T> rows,
      Predicate<T> matches,
      Function<T, ObjectNode> json,
      RowWriter writer,
      Console console) {
    int most = limit == null ? DEFAULT : limit;
    Rows<T> pages =
        all
            ? rows.pageSize(PAGE).untilNoNewRows()
            : rows.pageSize(Math.max(2, Math.min(PAGE, most)));
    int written = 0;
    for (T row : pages) {
      if (matches.test(row)) {
        writer.write(json.apply(row));
        written++;
      }
      if (!all && written == most) {
        sayThatThereMayBeMore(console, most);
        break;
      }
    }
    writer.finish();
  }

  private void sayThatThereMayBeMore(Console console, int most) {
    if (limit == null && console.has(Stream.ERR)) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("The first " + most + " rows; --all prints all.");
      err.flush();
    }
  }
}
