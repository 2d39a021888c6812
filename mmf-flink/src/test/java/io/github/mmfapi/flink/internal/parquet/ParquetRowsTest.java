package io.github.mmfapi.flink.internal.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.flink.internal.parquet.ModelColumns.Column;
import io.github.mmfapi.model.Workout;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetRowsTest {
  private static final String FULL =
      """
      {"workout_id":"222399046","workout_key":"9007199254740993222","workout_date":"2013-01-16",\
      "completed_flag":"1","workout_privacy_setting":"0","workout_type_id":16,\
      "workout_start_time":"06:30:05","mets":"-9.8000","distance":1.50,"number_of_repetitions":"",\
      "time_taken":"600","notes":"caf\\u00e9 \\ud83c\\udfc3","created_date":"1969-12-31 23:59:59",\
      "not_in_the_spec":{"a":[1,2.0,1e3]}}""";

  /** What a typed column cannot have: unreadable, too long or too exact, or not in the spec. */
  private static final String ODD =
      """
      {"workout_id":"99999999999999999999","workout_date":"0000-00-00","completed_flag":"maybe",\
      "workout_privacy_setting":"17","mets":"0.1234567890123456789",\
      "distance":"123456789012345678901","route_id":null,"created_date":["x"]}""";

  @TempDir Path folder;

  @Test
  void typedColumns_haveTheValuesOfTheModel_andJsonIsTheInput() throws Exception {
    List<String> rows = List.of(FULL, ODD, "{}");
    List<Group> read = writeAndRead(rows);

    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      Workout workout = new ObjectMapper().readValue(rows.get(i), Workout.class);
      Group row = read.get(i);
      assertThat(row.getString("member", 0)).isEqualTo("anna");
      assertThat(row.getString("wire_json", 0)).isEqualTo(rows.get(i));
      assertThat(cell(row, "workout_id")).isEqualTo(workout.workoutId());
      assertThat(cell(row, "workout_key")).isEqualTo(workout.workoutKey());
      assertThat(cell(row, "workout_date")).isEqualTo(workout.workoutDate());
      assertThat(cell(row, "completed_flag")).isEqualTo(workout.completedFlag());
      assertThat(cell(row, "workout_type_id")).isEqualTo(workout.workoutTypeId());
      assertThat(cell(row, "workout_start_time")).isEqualTo(workout.workoutStartTime());
      assertThat(cell(row, "number_of_repetitions")).isEqualTo(workout.numberOfRepetitions());
      assertThat(cell(row, "time_taken")).isEqualTo(workout.timeTaken());
      assertThat(cell(row, "notes")).isEqualTo(workout.notes());
      assertThat(cell(row, "created_date")).isEqualTo(workout.createdDate());
    }
    assertThat(cell(read.get(0), "workout_date")).isEqualTo(LocalDate.of(2013, 1, 16));
    assertThat(cell(read.get(0), "workout_privacy_setting")).isEqualTo("0");
    assertThat((BigDecimal) cell(read.get(0), "mets")).isEqualByComparingTo("-9.8");
    assertThat((BigDecimal) cell(read.get(0), "distance")).isEqualByComparingTo("1.5");
  }

  @Test
  void whatAColumnCannotHave_isOnlyInTheJson() throws Exception {
    Group row = writeAndRead(List.of(ODD)).get(0);

    for (Column column : ModelColumns.of(Workout.class)) {
      // A list where the spec has a text is text in a column of text only.
      assertThat(cell(row, column.name())).as(column.name()).isNull();
    }
    assertThat(row.getString("wire_json", 0)).isEqualTo(ODD);
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "99999999999999999999.999999999999999999, true",
    "-99999999999999999999.999999999999999999, true",
    "0.0000000000000000010, true",
    "0.0000000000000000001, false",
    "100000000000000000000, false"
  })
  void decimals_areExact_orLeftOut(String text, boolean held) throws Exception {
    Group row = writeAndRead(List.of("{\"distance\":\"" + text + "\"}")).get(0);

    assertThat(cell(row, "distance") == null).isEqualTo(!held);
    if (held) {
      assertThat((BigDecimal) cell(row, "distance")).isEqualByComparingTo(text);
    }
  }

  @Test
  void hadoop_isNotNeededToWrite() throws Exception {
    Path file = folder.resolve("rows.parquet");
    try (URLClassLoader loader =
        new URLClassLoader(withoutHadoop(), ClassLoader.getPlatformClassLoader())) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass("org.apache.hadoop.conf.Configuration"));
      loader
          .loadClass(RowFile.class.getName())
          .getMethod("write", Path.class, List.class)
          .invoke(null, file, List.of(FULL));
    }
    assertThat(ParquetFile.read(file)).hasSize(1);
  }

  private static URL[] withoutHadoop() throws MalformedURLException {
    List<URL> path = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!element.contains("hadoop-client-api")) {
        path.add(Path.of(element).toUri().toURL());
      }
    }
    return path.toArray(URL[]::new);
  }

  private List<Group> writeAndRead(List<String> rows) throws Exception {
    Path file = folder.resolve("rows.parquet");
    RowFile.write(file, rows);
    return ParquetFile.read(file);
  }

  /** Returns a cell as the value of Java that its type in the file stands for. */
  private static Object cell(Group row, String name) throws IOException {
    if (row.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    String type = row.getType().getType(name).toString().replace(" " + name, "");
    return switch (type.substring(type.indexOf(' ') + 1)) {
      case "int64" -> row.getLong(name, 0);
      case "int32" -> row.getInteger(name, 0);
      case "boolean" -> row.getBoolean(name, 0);
      case "binary (STRING)" -> row.getString(name, 0);
      case "int32 (DATE)" -> LocalDate.ofEpochDay(row.getInteger(name, 0));
      case "int64 (TIME(MICROS,false))" -> LocalTime.ofNanoOfDay(row.getLong(name, 0) * 1_000);
      case "int64 (TIMESTAMP(MICROS,false))" ->
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(row.getLong(name, 0), 1_000_000), 0, ZoneOffset.UTC);
      default -> new BigDecimal(new BigInteger(row.getBinary(name, 0).getBytes()), 18);
    };
  }
}
