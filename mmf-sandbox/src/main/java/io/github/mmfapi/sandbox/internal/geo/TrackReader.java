package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.value.internal.UnreadableFileException;
import io.github.mmfapi.value.internal.WorkoutFile;
import io.github.mmfapi.value.internal.WorkoutFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads files as tracks, with the reader that the models' {@code Tcx} checks files with. */
public final class TrackReader {
  private TrackReader() {}

  /**
   * Reads a TCX, GPX or KML document.
   *
   * @return the activities of a TCX document; one track of another document or of a course
   * @throws Refusal if it is not such a document, or contains no track
   */
  public static List<Track> read(byte[] document) {
    try {
      return tracks(WorkoutFiles.read(document));
    } catch (UnreadableFileException unreadable) {
      throw new Refusal("the document " + unreadable.reason());
    }
  }

  /**
   * Reads the text of a TCX document.
   *
   * @return its activities; one track of a course
   * @throws Refusal if it is not such a document, or contains no track
   */
  public static List<Track> readTcx(String tcx) {
    try {
      return tracks(WorkoutFiles.readTcx(tcx));
    } catch (UnreadableFileException unreadable) {
      throw new Refusal("tcx " + unreadable.reason());
    }
  }

  private static List<Track> tracks(WorkoutFile file) {
    List<Track> tracks =
        new ArrayList<>(file.activities().stream().map(TrackReader::track).toList());
    if (!file.points().isEmpty()) {
      List<TrackPoint> line =
          file.points().stream().map(TrackReader::point).filter(Objects::nonNull).toList();
      tracks.add(Track.ofPoints(file.name(), line));
    }
    if (tracks.isEmpty()) {
      throw new Refusal("the document contains no activity, track or line");
    }
    return tracks;
  }

  private static Track track(WorkoutFile.Activity activity) {
    List<Lap> laps = activity.laps().stream().map(TrackReader::lap).toList();
    return new Track(activity.name(), activity.sport(), activity.start(), laps);
  }

  /** Computes what the totals of a lap do not say from its samples. */
  private static Lap lap(WorkoutFile.Lap lap) {
    List<Sample> samples =
        lap.points().stream().map(p -> new Sample(point(p), p.time(), p.heartRate())).toList();
    Lap known = new Lap(0, 0, Objects.requireNonNullElse(lap.calories(), 0), samples);
    Double seconds = lap.seconds();
    Double metres = lap.metres();
    return new Lap(
        seconds == null ? Track.secondsOf(samples) : seconds,
        metres == null || metres == 0 ? Track.lengthOf(known.points()) : metres,
        known.calories(),
        samples);
  }

  private static @Nullable TrackPoint point(WorkoutFile.Point point) {
    WorkoutFile.Position position = point.position();
    return position == null
        ? null
        : new TrackPoint(
            position.latitude(),
            position.longitude(),
            point.elevation(),
            point.time(),
            point.startsLine());
  }
}
