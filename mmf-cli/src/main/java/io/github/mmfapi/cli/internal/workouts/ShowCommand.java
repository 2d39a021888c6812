package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.model.FullWorkout;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmf workouts show}: shows a workout. */
@Command(
    name = "show",
    description = {
      "Shows a workout (workouts/get_workout_full).",
      "A workout of several sports has the workouts that it consists of in children.",
      "Example: mmf workouts show 222399046 --output json"
    })
final class ShowCommand extends AccountCommand {
  private static final Columns FIELDS = WorkoutRows.COLUMNS.and("children");

  @Parameters(index = "0", paramLabel = "WORKOUT_ID", description = "The workout_id.")
  private long id;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Show these fields only, such as workout_date,distance.")
  private List<String> columns = List.of();

  @Mixin private final OutputOption output = new OutputOption();

  ShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    FIELDS.require(columns, spec().commandLine());
  }

  @Override
  protected int run(Session session) {
    FullWorkout workout =
        session.client().workouts().getWorkoutFull(q -> q.workoutId(id)).workout();
    if (workout == null) {
      throw new IllegalStateException(
          "the response of workouts/get_workout_full has no workout; look at it with:"
              + " mmf call workouts/get_workout_full workout_id="
              + id);
    }
    ObjectNode fields = WorkoutRows.json(workout);
    output.print(
        spec().commandLine(),
        context().console(),
        columns.isEmpty() ? fields : fields.retain(columns));
    return CommandLine.ExitCode.OK;
  }
}
