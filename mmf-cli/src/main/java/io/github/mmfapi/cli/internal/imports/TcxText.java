package io.github.mmfapi.cli.internal.imports;

import io.github.mmfapi.value.internal.WorkoutFile;
import io.github.mmfapi.value.internal.WorkoutFile.Point;
import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The TCX of a line with times, such as a GPX file has: one activity of the sport {@code Other}
 * with one lap, and a track for each part of the line. The duration is the time between the first
 * and the last point, the distance the length of the line. The energy is 0, because TCX requires a
 * number and the line has none.
 */
final class TcxText {
  private static final String NAMESPACE =
      "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2";
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  private final XMLStreamWriter xml;

  private TcxText(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Returns the TCX of a file.
   *
   * @return empty if the file has no two points of different times
   */
  static Optional<String> of(WorkoutFile file) {
    List<Point> timed = file.points().stream().filter(point -> point.time() != null).toList();
    List<Instant> times = timed.stream().map(TcxText::time).sorted().toList();
    if (times.isEmpty() || times.get(0).equals(times.get(times.size() - 1))) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new TcxText(xml).write(file, timed, times);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the TCX of a line cannot be written", e);
    }
    return Optional.of(text.toString());
  }

  private static Instant time(Point point) {
    return Objects.requireNonNull(point.time(), "time");
  }

  private void write(WorkoutFile file, List<Point> timed, List<Instant> times)
      throws XMLStreamException {
    Instant start = times.get(0);
    Duration length = Duration.between(start, times.get(times.size() - 1));
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("TrainingCenterDatabase");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement("Activities");
    xml.writeStartElement("Activity");
    xml.writeAttribute("Sport", "Other");
    element("Id", start.toString());
    xml.writeStartElement("Lap");
    xml.writeAttribute("StartTime", start.toString());
    element("TotalTimeSeconds", decimal(length.toMillis() / 1000.0));
    element("DistanceMeters", decimal(metres(file.points())));
    element("Calories", "0");
    element("Intensity", "Active");
    element("TriggerMethod", "Manual");
    for (List<Point> part : parts(timed)) {
      track(part);
    }
    xml.writeEndElement();
    if (!file.name().isEmpty()) {
      element("Notes", file.name());
    }
    xml.writeEndDocument();
  }

  /** Returns the lines, which are not connected to each other. */
  private static List<List<Point>> parts(List<Point> points) {
    List<List<Point>> parts = new ArrayList<>();
    for (Point point : points) {
      if (parts.isEmpty() || point.startsLine()) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(point);
    }
    return parts;
  }

  private void track(List<Point> points) throws XMLStreamException {
    xml.writeStartElement("Track");
    for (Point point : points) {
      xml.writeStartElement("Trackpoint");
      element("Time", time(point).toString());
      Position position = point.position();
      if (position != null) {
        xml.writeStartElement("Position");
        element("LatitudeDegrees", decimal(position.latitude()));
        element("LongitudeDegrees", decimal(position.longitude()));
        xml.writeEndElement();
      }
      if (point.elevation() != null) {
        element("AltitudeMeters", decimal(point.elevation()));
      }
      if (point.heartRate() != null) {
        xml.writeStartElement("HeartRateBpm");
        element("Value", point.heartRate().toString());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.7f", number);
  }

  private static double metres(List<Point> points) {
    double metres = 0;
    Position before = null;
    for (Point point : points) {
      Position position = point.position();
      if (position != null) {
        metres += point.startsLine() ? 0 : between(before, position);
        before = position;
      }
    }
    return metres;
  }

  /** Returns the length of the great circle (haversine formula) in metres. */
  private static double between(@Nullable Position from, Position to) {
    if (from == null) {
      return 0;
    }
    double north = Math.toRadians(to.latitude() - from.latitude());
    double east = Math.toRadians(to.longitude() - from.longitude());
    double a =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(from.latitude()))
                * Math.cos(Math.toRadians(to.latitude()))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
