package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.imports.Importer;
import io.github.mmfapi.cli.internal.imports.Ledger;
import io.github.mmfapi.cli.internal.imports.SourceFiles;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.cli.internal.output.RowOptions;
import io.github.mmfapi.cli.internal.output.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmf workouts import}: imports workout files, each content once. */
@Command(
    name = "import",
    description = {
      "Imports TCX, GPX and KML files, each content once.",
      "A file with activities or times becomes a workout (workouts/import_tcx), one without times",
      "a route (routes/import_route). If a file fails, the others are imported, and the exit code",
      "is 1. A list of what was imported is beside the tokens.",
      "Example: mmf workouts import --recursive Downloads/garmin"
    })
final class ImportCommand extends AccountCommand {
  private static final Columns COLUMNS =
      new Columns(
          List.of(
              "file",
              "status",
              "type",
              "workout_id",
              "workout_key",
              "route_id",
              "route_key",
              "reason"),
          List.of("file", "status", "type", "workout_id", "route_key", "reason"));

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, and folders with files that end in .tcx, .gpx or .kml.")
  private List<Path> paths = List.of();

  @Option(names = "--recursive", description = "Import folders in folders, too.")
  private boolean recursive;

  @Option(
      names = "--dry-run",
      description = "Say what would be imported. Nothing is sent and nothing is written.")
  private boolean dryRun;

  @Option(
      names = "--retry-unknown",
      description = {
        "Send files again of which it is not known whether they were imported. Look for them",
        "first: such a file can become a workout twice."
      })
  private boolean retryUnknown;

  @Mixin private final RowOptions rows = new RowOptions();

  ImportCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    rows.check(spec().commandLine(), COLUMNS);
  }

  @Override
  protected int run(Session session) throws IOException {
    List<Path> files = SourceFiles.of(paths, recursive);
    if (files.isEmpty()) {
      throw new IllegalStateException(
          "there is no TCX, GPX or KML file in "
              + paths
              + (recursive ? "" : "; --recursive looks in its folders, too"));
    }
    RowWriter writer = rows.open(spec().commandLine(), context().console(), COLUMNS);
    int failed = 0;
    try (Ledger ledger = Ledger.open(session.home(), session.server(), session.userId(), dryRun)) {
      Importer importer =
          new Importer(session.client(), ledger, context().clock(), dryRun, retryUnknown);
      for (Path file : files) {
        ObjectNode row = importer.add(file);
        failed += Importer.isFailure(row) ? 1 : 0;
        writer.write(row);
      }
    }
    writer.finish();
    if (failed > 0) {
      throw new IllegalStateException(
          failed + " of " + files.size() + " files failed; the reasons are in the rows");
    }
    return CommandLine.ExitCode.OK;
  }
}
