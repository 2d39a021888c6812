package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.cli.internal.output.RowOptions;
import io.github.mmfapi.cli.internal.output.RowWriter;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mmf workouts delete}: deletes workouts. */
@Command(
    name = "delete",
    description = {
      "Deletes workouts without asking (workouts/delete_workout).",
      "If the server refuses one, the others are deleted, and the exit code is 1.",
      "Example: mmf workouts delete 222399046 222399047"
    })
final class DeleteCommand extends AccountCommand {
  private static final Columns COLUMNS = Columns.of("workout_id", "status", "reason");

  @Parameters(arity = "1..*", paramLabel = "WORKOUT_ID", description = "The workout_id.")
  private List<Long> ids = List.of();

  @Mixin private final RowOptions rows = new RowOptions();

  DeleteCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    rows.check(spec().commandLine(), COLUMNS);
  }

  @Override
  protected int run(Session session) {
    RowWriter writer = rows.open(spec().commandLine(), context().console(), COLUMNS);
    int failed = 0;
    for (Long id : ids) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("workout_id", id.toString());
      try {
        session.client().workouts().deleteWorkout(q -> q.workoutId(id));
        writer.write(row.put("status", "deleted"));
      } catch (MmfAuthenticationException e) {
        throw e;
      } catch (MmfApiException e) {
        failed++;
        writer.write(row.put("status", "failed").put("reason", e.getMessage()));
      }
    }
    writer.finish();
    if (failed > 0) {
      throw new IllegalStateException(
          failed + " of " + ids.size() + " workouts were not deleted; the reasons are in the rows");
    }
    return CommandLine.ExitCode.OK;
  }
}
