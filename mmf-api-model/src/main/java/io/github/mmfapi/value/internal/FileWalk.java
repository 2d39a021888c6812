package io.github.mmfapi.value.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Passes the elements of a document that count to the reader of its format. */
final class FileWalk {
  private static final String GOOGLE_EXTENSION = "http://www.google.com/kml/ext/";

  /** The parser looks at all declarations in scope for each element. */
  private static final int MAX_NAMESPACES = 100;

  private final XMLStreamReader xml;
  private final Formats formats;
  private final Deque<Place> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String namespace = "";
  private long ignored;
  private int namespacesInScope;

  FileWalk(XMLStreamReader xml, Formats formats) {
    this.xml = xml;
    this.formats = formats;
  }

  WorkoutFile readAndClose() throws XMLStreamException, UnreadableFileException {
    try {
      FormatReader reader = openRoot();
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
          case XMLStreamConstants.END_ELEMENT -> end(reader);
          default -> {
            // Comments and processing instructions say nothing.
          }
        }
      }
      return reader.result();
    } finally {
      xml.close();
    }
  }

  private FormatReader openRoot() throws XMLStreamException, UnreadableFileException {
    for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.DTD) {
        throw new UnreadableFileException(
            "has a document type declaration, which no workout file needs; remove it");
      }
    }
    FormatReader reader = formats.reader(xml.getLocalName(), xml.getNamespaceURI());
    declareNamespaces();
    namespace = empty(xml.getNamespaceURI());
    open.push(reader.root());
    return reader;
  }

  private void start(FormatReader reader) throws UnreadableFileException {
    declareNamespaces();
    Place parent = open.peek();
    Place place = ignored > 0 || parent == null ? null : parent.child(name());
    if (place == null) {
      ignored++;
    } else {
      open.push(place);
      text.setLength(0);
      reader.start(place.path(), name -> empty(xml.getAttributeValue("", name)).strip());
    }
  }

  private void declareNamespaces() throws UnreadableFileException {
    namespacesInScope += xml.getNamespaceCount();
    if (namespacesInScope > MAX_NAMESPACES) {
      throw new UnreadableFileException(
          "declares more than " + MAX_NAMESPACES + " namespaces at one place; remove some");
    }
  }

  /** The name that places know an element by; that of an element that never counts is empty. */
  private String name() {
    String found = empty(xml.getNamespaceURI());
    if (found.equals(namespace)) {
      return xml.getLocalName();
    }
    return found.startsWith(GOOGLE_EXTENSION) ? "gx:" + xml.getLocalName() : "";
  }

  private void characters() {
    Place place = open.peek();
    if (ignored == 0 && place != null && place.hasText()) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }
  }

  private void end(FormatReader reader) throws UnreadableFileException {
    namespacesInScope -= xml.getNamespaceCount();
    if (ignored > 0) {
      ignored--;
    } else {
      Place place = open.pop();
      reader.end(place.path(), place.hasText() ? text.toString().strip() : "");
    }
  }

  private static String empty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
