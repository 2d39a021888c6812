package io.github.mmfapi.cli.internal.workouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WorkoutRowsTest {
  private static final Pattern PROPERTY = Pattern.compile("^ {8}([a-z_]+):$", Pattern.MULTILINE);

  @Test
  void columns_areTheFieldsOfTheSpecInItsOrder() throws IOException {
    String spec = Files.readString(Path.of("..", "spec", "groups", "workout-record.yaml"));
    List<String> fields = PROPERTY.matcher(spec).results().map(field -> field.group(1)).toList();

    assertThat(WorkoutRows.COLUMNS.all()).isEqualTo(fields).hasSize(44);
    assertThat(fields).containsAll(WorkoutRows.COLUMNS.shown());
  }
}
