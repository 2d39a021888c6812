package io.github.mmfapi.cli.internal.workouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.account.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkoutRowsTest {
  private static final Pattern PROPERTY = Pattern.compile("^ {8}([a-z_]+):$", Pattern.MULTILINE);

  @Test
  void columns_areTheFieldsOfTheSpecInItsOrder() throws IOException {
    String spec = Files.readString(Path.of("..", "spec", "groups", "workout-record.yaml"));
    List<String> fields = PROPERTY.matcher(spec).results().map(field -> field.group(1)).toList();

    assertThat(WorkoutRows.COLUMNS.all()).isEqualTo(fields).hasSize(44);
    assertThat(fields).containsAll(WorkoutRows.COLUMNS.shown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"count\":null}",
        "{\"count\":0}",
        "{\"count\":\"0\"}",
        "{\"count\":\"0\",\"workouts\":[]}",
        "{\"workouts\":[]}"
      })
  void page_withoutRowsAndCount_isEmpty(String output) {
    try (Session session = Sessions.of(output)) {
      assertThat(WorkoutRows.page(session.client(), 100, 100).rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":\"3\"}",
        "{\"count\":3}",
        "{\"count\":\"0\",\"workouts\":\"none\"}",
        "{\"workouts\":{\"workout_id\":\"1\"}}"
      })
  void page_whoseRowsCannotBeRead_isAnErrorThatSaysWhere(String output) {
    try (Session session = Sessions.of(output)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> WorkoutRows.page(session.client(), 100, 100))
          .withMessageContaining("cannot be read")
          .withMessageEndingWith("mmf call workouts/get_workouts start_record=100");
    }
  }
}
