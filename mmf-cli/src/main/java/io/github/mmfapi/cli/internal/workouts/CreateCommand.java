package io.github.mmfapi.cli.internal.workouts;

import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.CreateWorkoutRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmf workouts create}: creates a workout once. */
@Command(
    name = "create",
    description = {
      "Creates a workout and prints its id and key.",
      "If the server does not respond, the workout is looked for before it is created again.",
      "Example: mmf workouts create --date 2013-01-16 --description \"Morning run\""
    })
final class CreateCommand extends AccountCommand {
  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The day, such as 2013-01-16. Default: today.")
  private @Nullable LocalDate date;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      required = true,
      description = "The title of the workout (required).")
  private String description = "";

  @Option(
      names = "--activity-type",
      paramLabel = "ID",
      description = "The activity_type_id: 9 walk, 11 ride, 15 swim, 16 run, 21 other.")
  private @Nullable Long activityType;

  @Mixin private final OutputOption output = new OutputOption();

  CreateCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected int run(Session session) {
    LocalDate day = date == null ? LocalDate.now(context().clock()) : date;
    CreateWorkoutRequest request =
        CreateWorkoutRequest.builder()
            .workoutDate(day)
            .workoutDescription(description)
            .activityTypeId(activityType)
            .build();
    CreateWorkoutOutput created = session.client().safely().createWorkout(request);
    output.print(spec().commandLine(), context().console(), WorkoutRows.json(created));
    return CommandLine.ExitCode.OK;
  }
}
