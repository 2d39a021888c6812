package io.github.mmfapi.cli.internal.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.cli.internal.output.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for what an export writes, as a mixin of a command. */
public final class ExportOptions {
  /** What an export writes. */
  public enum Format {
    /** One JSON object on each line. */
    NDJSON,
    /** Comma-separated values with a header (RFC 4180). */
    CSV,
    /** A GPX file for each route. */
    GPX;

    /** Returns the name as it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--to",
      paramLabel = "DIR|FILE",
      required = true,
      description = {
        "The file for the rows, or a folder that exists for a file in it.",
        "For gpx the folder of the files; it is created."
      })
  private Path to;

  @Option(
      names = "--format",
      paramLabel = "TYPE",
      defaultValue = "ndjson",
      description = "Write ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Write these columns of csv only. Default: all of them.")
  private List<String> columns = List.of();

  @Option(
      names = "--elevation",
      description = "Ask for the elevation of the points of gpx, in metres.")
  private boolean elevation;

  @Option(
      names = "--overwrite",
      description = {
        "Start again: replace the file, and forget an interrupted export. Without it an",
        "interrupted export continues, and a file that exists is left alone."
      })
  private boolean overwrite;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Creates the options. */
  // picocli sets options and specification before a command reads them.
  @SuppressWarnings("NullAway.Init")
  public ExportOptions() {}

  /**
   * Checks the options.
   *
   * @param known the columns of the rows
   * @throws ParameterException if they cannot be used together
   */
  public void check(Columns known) {
    if (!columns.isEmpty() && format != Format.CSV) {
      throw wrong("--columns is for --format csv; leave one out");
    }
    if (elevation && format != Format.GPX) {
      throw wrong("--elevation is for --format gpx; leave one out");
    }
    if (overwrite && format == Format.GPX) {
      throw wrong("--overwrite is for ndjson and csv; delete the GPX files to fetch them again");
    }
    known.require(columns, spec.commandLine());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** {@return what is written} */
  public Format format() {
    return format;
  }

  /**
   * Opens the folder of GPX files.
   *
   * @param session the login
   * @return the folder
   * @throws IOException if it cannot be created
   */
  public RouteFolder folder(Session session) throws IOException {
    return new RouteFolder(to, session.client(), elevation, spec.commandLine().getErr());
  }

  /**
   * Writes rows into the file.
   *
   * @param <T> the type of a row
   * @param export reads the rows
   * @param what the export in words
   * @param known the columns of the rows
   * @param matches selects rows
   * @param context where progress is shown
   * @return the file, the number of its rows, and of those that were there before
   * @throws IOException if the file cannot be written
   */
  public <T> ObjectNode write(
      ListExport<T> export,
      String what,
      Columns known,
      Predicate<T> matches,
      CommandContext context)
      throws IOException {
    List<String> cells = columns.isEmpty() ? known.all() : columns;
    String rows = format == Format.CSV ? "csv with " + String.join(", ", cells) : "ndjson";
    ListExport.Target target =
        new ListExport.Target(
            file(what), what + ", " + rows, format == Format.CSV ? cells : List.of(), overwrite);
    try (Progress progress = progress(context)) {
      ListExport.Result result = export.run(target, matches, progress);
      return JsonNodeFactory.instance
          .objectNode()
          .put("file", target.file().toString())
          .put("rows", result.rows())
          .put("before", result.before());
    }
  }

  /**
   * Begins to show progress.
   *
   * @param context where it is shown
   * @return the progress; the caller closes it
   */
  public Progress progress(CommandContext context) {
    return Progress.start("export", context.console(), spec.commandLine().getErr());
  }

  /** Returns the file of the rows; the first word of the export names a file in a folder. */
  private Path file(String what) {
    boolean folder = Files.isDirectory(to) || to.toString().endsWith(File.separator);
    String name = what.substring(0, what.indexOf(' '));
    return folder ? to.resolve(name + "." + format) : to;
  }
}
