package io.github.mmfapi.cli.internal.workouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.model.Workout;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DateOptionsTest {
  @Command
  private static final class AnyCommand {
    @Mixin private final DateOptions dates = new DateOptions();
  }

  @ParameterizedTest
  @CsvSource({
    ", true, true",
    "--since 2013-01-16, false, true",
    "--since 2013-01-17, false, false",
    "--until 2013-01-16, false, true",
    "--until 2013-01-15, false, false",
    "--since 2013-01-16 --until 2013-01-16, false, true"
  })
  void workout_withoutADay_isSelectedIfNoDayIsAskedFor(
      String options, boolean withoutDay, boolean of16January) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(options == null ? new String[0] : options.split(" "));

    assertThat(command.dates.test(Workout.builder().build())).isEqualTo(withoutDay);
    assertThat(
            command.dates.test(
                Workout.builder().workoutDate(LocalDate.parse("2013-01-16")).build()))
        .isEqualTo(of16January);
  }
}
