package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Numbers;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads TCX (activities, laps, points), GPX (track and route points) and KML (the coordinates of
 * line strings). Documents with a DOCTYPE are refused, so no entity is expanded or fetched.
 */
public final class TrackReader {
  /** Maximum of the seconds, metres and calories of a lap. */
  private static final double MOST = 1e9;

  private final XMLStreamReader xml;
  private final List<Track> tracks = new ArrayList<>();
  private List<Lap> laps = new ArrayList<>();
  private List<TrackPoint> points = new ArrayList<>();
  private final PointReader point = new PointReader();
  private String name = "";
  private String sport = "Other";
  private @Nullable Instant start;
  private double seconds;
  private double metres;
  private int calories;
  private boolean inPoint;

  private TrackReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads a document.
   *
   * @return the activities of a TCX document; one track of another document
   * @throws Refusal if it is not such a document, or contains no track
   */
  public static List<Track> read(byte[] document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        return new TrackReader(xml).tracks();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | NumberFormatException | DateTimeException malformed) {
      throw new Refusal("the document must be TCX, GPX or KML");
    }
  }

  private List<Track> tracks() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new Refusal("the document must not have a DOCTYPE");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      }
    }
    if (!points.isEmpty()) {
      tracks.add(Track.ofPoints(name, points));
    }
    if (tracks.isEmpty()) {
      throw new Refusal("the document contains no activity, track or line");
    }
    return tracks;
  }

  private void start(String element) throws XMLStreamException {
    switch (element) {
      case "Activity" -> sport = attribute("Sport", "Other");
      case "Lap" -> startLap();
      case "Trackpoint", "trkpt", "rtept" -> {
        inPoint = true;
        point.begin(attribute("lat", ""), attribute("lon", ""));
      }
      case "TotalTimeSeconds" -> seconds = Numbers.decimal(text(), 0, MOST);
      case "Calories" -> calories = (int) Numbers.decimal(text(), 0, MOST);
      case "DistanceMeters" -> distance();
      case "Id", "Notes", "name" -> named();
      case "coordinates" -> coordinates();
      default -> {
        if (inPoint && PointReader.ELEMENTS.contains(element)) {
          point.set(element, text());
        }
      }
    }
  }

  private void end(String element) {
    switch (element) {
      case "Trackpoint", "trkpt", "rtept" -> {
        inPoint = false;
        TrackPoint read = point.end();
        if (read != null) {
          points.add(read);
        }
      }
      case "Lap" -> endLap();
      case "Activity" -> {
        tracks.add(new Track(name, sport, start, laps));
        laps = new ArrayList<>();
        name = "";
        start = null;
      }
      default -> {
        // The end of other elements needs no action.
      }
    }
  }

  private void startLap() {
    seconds = 0;
    metres = 0;
    calories = 0;
    String time = attribute("StartTime", "");
    if (start == null && !time.isEmpty()) {
      start = WireText.instant(time);
    }
  }

  private void endLap() {
    laps.add(new Lap(seconds, metres > 0 ? metres : Track.lengthOf(points), calories, points));
    points = new ArrayList<>();
  }

  private void distance() throws XMLStreamException {
    String text = text();
    if (inPoint) {
      point.set("DistanceMeters", text);
    } else {
      metres = Numbers.decimal(text, 0, MOST);
    }
  }

  /** Reads a name, or the id of an activity, which is its start time. */
  private void named() throws XMLStreamException {
    boolean isId = xml.getLocalName().equals("Id");
    String text = text().strip();
    if (isId && start == null && text.endsWith("Z")) {
      start = WireText.instant(text);
    } else if (!isId && name.isEmpty()) {
      name = text;
    }
  }

  /** Reads points separated by white space: longitude, latitude and optional altitude. */
  private void coordinates() throws XMLStreamException {
    for (String tuple : text().strip().split("\\s+", -1)) {
      String[] parts = tuple.split(",", -1);
      if (parts.length < 2) {
        throw new NumberFormatException("a coordinate must have longitude and latitude");
      }
      points.add(TrackPoint.at(PointReader.degrees(parts[1]), PointReader.degrees(parts[0])));
    }
  }

  private String text() throws XMLStreamException {
    return xml.getElementText().strip();
  }

  private String attribute(String attribute, String otherwise) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? otherwise : value;
  }
}
