package io.github.mmfapi.cli.internal.workouts;

import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Console;
import io.github.mmfapi.cli.internal.output.LimitOptions;
import io.github.mmfapi.cli.internal.output.RowOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mmf workouts list}: lists workouts. */
@Command(
    name = "list",
    description = {
      "Lists your workouts in the order of the server.",
      "Example: mmf workouts list --all --since 2013-01-01 --columns workout_date,distance"
    })
final class ListCommand extends AccountCommand {
  @Mixin private final LimitOptions limits = new LimitOptions();
  @Mixin private final DateOptions dates = new DateOptions();
  @Mixin private final RowOptions rows = new RowOptions();

  ListCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    limits.check();
    dates.check();
    rows.check(spec().commandLine(), WorkoutRows.COLUMNS);
  }

  @Override
  protected int run(Session session) {
    Console console = context().console();
    limits.write(
        session.client().paging().workouts(),
        dates,
        WorkoutRows::json,
        rows.open(spec().commandLine(), console, WorkoutRows.COLUMNS),
        console);
    return CommandLine.ExitCode.OK;
  }
}
