package io.github.mmfapi.cli.internal.workouts;

import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.model.FullWorkout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Parameters(index = "0", paramLabel = "WORKOUT_ID", description = "The workout_id.")
  private long id;

  @Mixin private final OutputOption output = new OutputOption();

  ShowCommand(CommandContext context) {
    super(context);
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
    output.print(spec().commandLine(), context().console(), WorkoutRows.json(workout));
    return CommandLine.ExitCode.OK;
  }
}
