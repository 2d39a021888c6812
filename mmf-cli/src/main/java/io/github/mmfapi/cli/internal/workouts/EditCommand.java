package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.model.EditWorkoutRequest;
import io.github.mmfapi.model.PrivacySetting;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmf workouts edit}: changes a workout. */
@Command(
    name = "edit",
    description = {
      "Changes a workout (workouts/edit_workout).",
      "What no option names stays as it is.",
      "Example: mmf workouts edit 222399046 --description \"Evening run\" --privacy friends"
    })
final class EditCommand extends AccountCommand {
  /** Who may see a workout. */
  enum Privacy {
    PRIVATE(PrivacySetting.PRIVATE),
    FRIENDS(PrivacySetting.FRIENDS),
    PUBLIC(PrivacySetting.PUBLIC);

    private final PrivacySetting setting;

    Privacy(PrivacySetting setting) {
      this.setting = setting;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "WORKOUT_ID", description = "The workout_id.")
  private long id;

  @Option(names = "--description", paramLabel = "TEXT", description = "The title of the workout.")
  private @Nullable String description;

  @Option(names = "--notes", paramLabel = "TEXT", description = "The notes.")
  private @Nullable String notes;

  @Option(
      names = "--workout-type",
      paramLabel = "ID",
      description = "The workout_type_id: 1 run, 3 ride, 16 long walk.")
  private @Nullable Long workoutType;

  @Option(
      names = "--privacy",
      paramLabel = "WHO",
      description = "Who may see it: ${COMPLETION-CANDIDATES}.")
  private @Nullable Privacy privacy;

  @Mixin private final OutputOption output = new OutputOption();

  EditCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    if (description == null && notes == null && workoutType == null && privacy == null) {
      throw wrong("nothing to change; give --description, --notes, --workout-type or --privacy");
    }
  }

  @Override
  protected int run(Session session) {
    EditWorkoutRequest request =
        EditWorkoutRequest.builder()
            .workoutId(id)
            .workoutDescription(description)
            .notes(notes)
            .workoutTypeId(workoutType)
            .privacySetting(privacy == null ? null : privacy.setting)
            .build();
    session.client().workouts().editWorkout(request);
    output.print(
        spec().commandLine(),
        context().console(),
        JsonNodeFactory.instance
            .objectNode()
            .put("workout_id", Long.toString(id))
            .put("status", "changed"));
    return CommandLine.ExitCode.OK;
  }
}
