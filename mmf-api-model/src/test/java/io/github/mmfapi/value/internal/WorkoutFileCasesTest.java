package io.github.mmfapi.value.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.value.internal.WorkoutFile.Activity;
import io.github.mmfapi.value.internal.WorkoutFile.Lap;
import io.github.mmfapi.value.internal.WorkoutFile.Point;
import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads files as devices and web sites write them, each with one peculiarity. */
class WorkoutFileCasesTest {
  private static final Instant NOON = Instant.parse("2013-01-16T12:00:00Z");
  private static final Instant TEN = Instant.parse("2023-11-26T10:00:00Z");

  private static WorkoutFile read(String file) throws IOException, UnreadableFileException {
    return WorkoutFiles.read(
        Files.readAllBytes(Path.of("src", "test", "resources", "workout-files", file)));
  }

  @ParameterizedTest
  @CsvSource({
    "author.gpx, 2013-01-16T12:01:00Z",
    "exttime.gpx, 2013-01-16T12:01:00Z",
    "local.gpx, 2013-01-16T12:01:00.98Z",
    "plus0000.gpx, 2013-01-16T12:01:00Z",
    "strava.gpx, 2013-01-16T12:01:00Z"
  })
  void gpx_hasItsNamePointsAndTimes(String file, Instant end)
      throws IOException, UnreadableFileException {
    assertThat(read(file))
        .isEqualTo(
            new WorkoutFile(
                List.of(),
                "Morning Run",
                List.of(
                    new Point(new Position(30.1, -97.7), 10.0, NOON, null, true),
                    new Point(new Position(30.102, -97.7), 11.0, end, null, false))));
  }

  @Test
  void tcx_withDecimalCalories_hasThemRounded() throws IOException, UnreadableFileException {
    assertThat(read("cal_dec.tcx").activities())
        .containsExactly(
            running(
                13,
                new Point(new Position(30.1, -97.7), null, TEN, null, true),
                new Point(new Position(30.102, -97.7), null, TEN.plusSeconds(60), null, false)));
  }

  @Test
  void tcx_withoutPositions_hasHeartRates() throws IOException, UnreadableFileException {
    assertThat(read("indoor.tcx").activities())
        .containsExactly(
            running(
                12,
                new Point(null, null, TEN, 140, false),
                new Point(null, null, TEN.plusSeconds(60), 140, false)));
  }

  private static Activity running(int calories, Point... points) {
    return new Activity(
        "", "Running", TEN, List.of(new Lap(60.0, 200.0, calories, List.of(points))));
  }

  @Test
  void tcx_withInfiniteDuration_isRefusedNamingTheElement() {
    assertThatThrownBy(() -> read("inf_time.tcx"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("TotalTimeSeconds");
  }

  @Test
  void kml_withMarkersOfStartAndEnd_hasTheLineOnly() throws IOException, UnreadableFileException {
    WorkoutFile ride = read("startend.kml");

    assertThat(ride.name()).isEqualTo("Ride");
    assertThat(ride.points())
        .containsExactly(
            new Point(new Position(30.1, -97.7), null, null, null, true),
            new Point(new Position(30.101, -97.7), null, null, null, false),
            new Point(new Position(30.102, -97.7), null, null, null, false));
  }

  @Test
  void kml_withAnEmptyLine_hasTheOtherLine() throws IOException, UnreadableFileException {
    WorkoutFile ride = read("emptyline.kml");

    assertThat(ride.name()).isEqualTo("Ride");
    assertThat(ride.points())
        .containsExactly(
            new Point(new Position(30.1, -97.7), null, null, null, true),
            new Point(new Position(30.101, -97.7), null, null, null, false));
  }
}
