package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.model.XmlText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the points of routes as the files that 3.1 offered. */
public final class TrackFiles {
  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static final Instant COURSE_START = Instant.parse("2000-01-01T00:00:00Z");

  private TrackFiles() {}

  /** Returns a KML with a Placemark named Route and lines of lng,lat for each route (FITH). */
  public static Response kml(List<List<TrackPoint>> routes) {
    return file(
        "application/vnd.google-earth.kml+xml",
        xml -> {
          root(xml, "kml", "http://www.opengis.net/kml/2.2");
          xml.writeStartElement("Document");
          for (List<TrackPoint> points : routes) {
            xml.writeStartElement("Placemark");
            leaf(xml, "name", "Route");
            xml.writeStartElement("LineString");
            leaf(xml, "coordinates", coordinates(points));
            xml.writeEndElement();
            xml.writeEndElement();
          }
        });
  }

  private static String coordinates(List<TrackPoint> points) {
    StringBuilder lines = new StringBuilder("\n");
    for (TrackPoint point : points) {
      lines.append(point.longitude()).append(',').append(point.latitude()).append('\n');
    }
    return lines.toString();
  }

  public static Response gpx(String name, List<TrackPoint> points, boolean withElevation) {
    return file(
        "application/gpx+xml",
        xml -> {
          root(xml, "gpx", "http://www.topografix.com/GPX/1/1");
          xml.writeAttribute("version", "1.1");
          xml.writeAttribute("creator", "MapMyFitness sandbox");
          xml.writeStartElement("trk");
          leaf(xml, "name", name);
          xml.writeStartElement("trkseg");
          for (int i = 0; i < points.size(); i++) {
            if (i > 0 && points.get(i).startsLine()) {
              xml.writeEndElement();
              xml.writeStartElement("trkseg");
            }
            gpxPoint(xml, points.get(i), withElevation);
          }
        });
  }

  private static void gpxPoint(XMLStreamWriter xml, TrackPoint point, boolean withElevation)
      throws XMLStreamException {
    xml.writeStartElement("trkpt");
    xml.writeAttribute("lat", Double.toString(point.latitude()));
    xml.writeAttribute("lon", Double.toString(point.longitude()));
    if (withElevation) {
      leaf(xml, "ele", Double.toString(point.elevationInMetres()));
    }
    xml.writeEndElement();
  }

  /** Returns a Garmin course at a constant pace that starts at 2000-01-01T00:00:00Z. */
  public static Response course(String name, List<TrackPoint> points, double secondsPerMile) {
    return file(
        "application/xml",
        xml -> {
          root(
              xml,
              "TrainingCenterDatabase",
              "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2");
          xml.writeStartElement("Courses");
          xml.writeStartElement("Course");
          // The schema of TCX allows 15 characters.
          leaf(xml, "Name", name.substring(0, Math.min(15, name.length())));
          xml.writeStartElement("Track");
          double metres = 0;
          for (int i = 0; i < points.size(); i++) {
            metres += i == 0 ? 0 : points.get(i).metresFrom(points.get(i - 1));
            double seconds = metres / Track.METRES_PER_MILE * secondsPerMile;
            coursePoint(xml, points.get(i), metres, (long) seconds);
          }
        });
  }

  private static void coursePoint(
      XMLStreamWriter xml, TrackPoint point, double metres, long seconds)
      throws XMLStreamException {
    xml.writeStartElement("Trackpoint");
    leaf(xml, "Time", COURSE_START.plusSeconds(seconds).toString());
    xml.writeStartElement("Position");
    leaf(xml, "LatitudeDegrees", Double.toString(point.latitude()));
    leaf(xml, "LongitudeDegrees", Double.toString(point.longitude()));
    xml.writeEndElement();
    leaf(xml, "DistanceMeters", WireText.decimal(metres, 1));
    xml.writeEndElement();
  }

  public static Response csv(String header, List<String> lines) {
    String text = header + "\r\n" + String.join("", lines.stream().map(l -> l + "\r\n").toList());
    return new Response.File("text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void root(XMLStreamWriter xml, String name, String namespace)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeDefaultNamespace(namespace);
  }

  private static void leaf(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    XmlText.write(xml, text);
    xml.writeEndElement();
  }

  /** Writes a document and closes all open elements. */
  private static Response file(String contentType, Content content) {
    // To a writer: to a stream, the JDK asks for each character whether it can be encoded.
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      content.write(xml);
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write the file as XML", e);
    }
    return new Response.File(contentType, out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
