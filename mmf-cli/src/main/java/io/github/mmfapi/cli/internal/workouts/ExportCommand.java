package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.export.ExportOptions;
import io.github.mmfapi.cli.internal.export.ListExport;
import io.github.mmfapi.cli.internal.export.RouteFolder;
import io.github.mmfapi.cli.internal.output.LimitOptions;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.cli.internal.output.Progress;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mmf workouts export}: writes all workouts, or the routes that they name, into files. */
@Command(
    name = "export",
    description = {
      "Exports your workouts into files.",
      "ndjson and csv have all rows; gpx has the routes that they name (routes/get_route_gpx).",
      "If it was interrupted, run it again: it continues, and each row is in the file once.",
      "Example: mmf workouts export --to workouts.csv --format csv"
    })
final class ExportCommand extends AccountCommand {
  @Mixin private final ExportOptions target = new ExportOptions();
  @Mixin private final DateOptions dates = new DateOptions();
  @Mixin private final OutputOption output = new OutputOption();

  ExportCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    dates.check();
    target.check(WorkoutRows.COLUMNS);
  }

  @Override
  protected int run(Session session) throws IOException {
    ObjectNode result =
        target.format() == ExportOptions.Format.GPX ? routes(session) : rows(session);
    output.print(spec().commandLine(), context().console(), result);
    return result.path("failed").asInt() == 0
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private ObjectNode rows(Session session) throws IOException {
    MmfClient client = session.client();
    ListExport<Workout> export =
        new ListExport<>(
            (start, limit) -> WorkoutRows.page(client, start, limit),
            WorkoutRows::json,
            "workout_key");
    String what = "workouts of user " + session.userId() + " at " + session.server() + dates;
    return target.write(export, what, WorkoutRows.COLUMNS, dates, context());
  }

  private ObjectNode routes(Session session) throws IOException {
    RouteFolder folder = target.folder(session);
    long rows = 0;
    try (Progress progress = target.progress(context())) {
      for (Workout workout :
          session.client().paging().workouts().pageSize(LimitOptions.PAGE).untilNoNewRows()) {
        progress.at(++rows);
        if (dates.test(workout)) {
          save(workout, folder);
        }
      }
    }
    return folder.result();
  }

  private static void save(Workout workout, RouteFolder folder) throws IOException {
    String key = workout.routeKey();
    Long id = workout.routeId();
    if (key != null && !key.isEmpty()) {
      folder.save(key);
    } else if (id != null) {
      folder.save(id);
    }
  }
}
