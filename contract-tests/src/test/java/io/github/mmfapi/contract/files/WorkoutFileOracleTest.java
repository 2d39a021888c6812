package io.github.mmfapi.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.contract.support.Oracle;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.value.internal.UnreadableFileException;
import io.github.mmfapi.value.internal.WorkoutFile;
import io.github.mmfapi.value.internal.WorkoutFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the reader of workout files with one in Python, on ElementTree. {@code
 * -Dworkoutfiles.seed} and {@code -Dworkoutfiles.count} set the seed and the number of generated
 * files.
 */
class WorkoutFileOracleTest {
  private static final long SEED = Long.getLong("workoutfiles.seed", 2013);
  private static final int COUNT = Integer.getInteger("workoutfiles.count", 400);
  private static final String PYTHON = "/usr/bin/python3";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void filesOfDevices_areReadAsByElementTree() throws Exception {
    assertReadAlike(WorkoutFileImportTest.CASES);
  }

  @Test
  void generatedFiles_areReadAsByElementTree() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < COUNT; i++) {
      Files.writeString(
          folder.resolve("%06d.xml".formatted(i)), new GeneratedFile(random.split()).text());
    }

    List<JsonNode> read = assertReadAlike(folder);

    // The comparison is worth something: files of each kind are read, and some are refused.
    assertThat(read).anyMatch(file -> file.path(1).isTextual());
    assertThat(read).filteredOn(file -> !file.path(1).isEmpty()).hasSizeGreaterThan(COUNT / 10);
    assertThat(read).filteredOn(file -> !file.path(3).isEmpty()).hasSizeGreaterThan(COUNT / 5);
  }

  private static List<JsonNode> assertReadAlike(Path files) throws Exception {
    Oracle.require(PYTHON + " is missing", PYTHON, "-c", "import xml.etree.ElementTree");
    String output =
        Oracle.run(
            Path.of("."),
            Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONIOENCODING", "UTF-8"),
            PYTHON,
            PythonOracle.path("workout_files.py").toString(),
            files.toAbsolutePath().toString());
    List<JsonNode> expected = new ArrayList<>();
    for (String line : output.lines().toList()) {
      expected.add(JSON.readTree(line));
    }
    List<JsonNode> read;
    try (Stream<Path> paths = Files.list(files)) {
      read = paths.sorted().map(WorkoutFileOracleTest::read).toList();
    }
    assertThat(read).isNotEmpty().hasSameSizeAs(expected);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i))
          .as("%s (-Dworkoutfiles.seed=%d)", expected.get(i).path(0).asText(), SEED)
          .isEqualTo(expected.get(i));
    }
    return read;
  }

  private static JsonNode read(Path path) {
    String name = path.getFileName().toString();
    try {
      WorkoutFile file = WorkoutFiles.read(Files.readAllBytes(path));
      return json(
          name,
          file.activities().stream().map(WorkoutFileOracleTest::activity).toList(),
          file.name(),
          points(file.points()));
    } catch (UnreadableFileException refused) {
      return json(name, "refused");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object> activity(WorkoutFile.Activity activity) {
    return Arrays.asList(
        activity.name(),
        activity.sport(),
        activity.start() == null ? null : activity.start().toEpochMilli(),
        activity.laps().stream()
            .map(l -> Arrays.asList(l.seconds(), l.metres(), l.calories(), points(l.points())))
            .toList());
  }

  private static List<List<@Nullable Object>> points(List<WorkoutFile.Point> points) {
    return points.stream().map(WorkoutFileOracleTest::point).toList();
  }

  private static List<@Nullable Object> point(WorkoutFile.Point point) {
    WorkoutFile.Position position = point.position();
    return Arrays.asList(
        position == null ? null : List.of(position.latitude(), position.longitude()),
        point.elevation(),
        point.time() == null ? null : point.time().toEpochMilli(),
        point.heartRate(),
        point.startsLine());
  }

  /** Returns the values as they are read from JSON, like those of the oracle. */
  private static JsonNode json(Object... values) {
    try {
      return JSON.readTree(JSON.writeValueAsString(values));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
