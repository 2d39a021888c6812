package io.github.mmfapi.value.internal;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads TCX, GPX and KML files as devices and web sites write them. Byte order marks and white
 * space before the document are skipped. An element counts at its place in its format, and in the
 * namespace of the root element, so an extension is never taken for a value. What is optional and
 * cannot be read is left out. A document type declaration is refused. Time and memory are in
 * proportion to the size of the file.
 */
public final class WorkoutFiles {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Set<String> UTF_8 = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");

  private WorkoutFiles() {}

  /**
   * Reads a file.
   *
   * @param document a TCX, GPX or KML file in any encoding that it declares
   * @return what it says
   * @throws UnreadableFileException if it is no such file
   */
  public static WorkoutFile read(byte[] document) throws UnreadableFileException {
    try {
      XMLStreamReader xml =
          isUtf16(document)
              ? open(new String(document, StandardCharsets.UTF_16))
              : HardenedXml.jdkFactory().createXMLStreamReader(withoutLead(document));
      return new FileWalk(xml, Formats.ALL).readAndClose();
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /**
   * Reads the text of a TCX file.
   *
   * @param tcx the text; it must declare UTF-8 or nothing, because it is sent in a form
   * @return what it says
   * @throws UnreadableFileException if it is no such text
   */
  public static WorkoutFile readTcx(String tcx) throws UnreadableFileException {
    try {
      XMLStreamReader xml = open(tcx);
      requireUtf8(xml.getCharacterEncodingScheme());
      return new FileWalk(xml, Formats.TCX).readAndClose();
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /**
   * Removes byte order marks and white space before a document.
   *
   * @param text a document
   * @return the text from its first other character on
   */
  public static String withoutLead(String text) {
    int start = 0;
    while (start < text.length()
        && (text.charAt(start) == BYTE_ORDER_MARK || isSpace(text.charAt(start)))) {
      start++;
    }
    return text.substring(start);
  }

  private static XMLStreamReader open(String document) throws XMLStreamException {
    return HardenedXml.jdkFactory().createXMLStreamReader(new StringReader(withoutLead(document)));
  }

  private static ByteArrayInputStream withoutLead(byte[] document) {
    int start = 0;
    while (start < document.length && isLead(document[start])) {
      start++;
    }
    return new ByteArrayInputStream(document, start, document.length - start);
  }

  /** Whether a byte is white space or of a byte order mark; no document begins with such a byte. */
  private static boolean isLead(byte unit) {
    return isSpace(unit) || unit == (byte) 0xEF || unit == (byte) 0xBB || unit == (byte) 0xBF;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  private static boolean isUtf16(byte[] document) {
    return document.length > 1
        && ((document[0] == (byte) 0xFE && document[1] == (byte) 0xFF)
            || (document[0] == (byte) 0xFF && document[1] == (byte) 0xFE));
  }

  private static void requireUtf8(@Nullable String encoding) throws UnreadableFileException {
    String found = encoding == null ? "UTF-8" : encoding.toUpperCase(Locale.ROOT);
    if (!UTF_8.contains(found)) {
      throw new UnreadableFileException(
          "is not in UTF-8; convert it to UTF-8", "is in " + found + "; convert it to UTF-8");
    }
  }

  private static UnreadableFileException malformed(XMLStreamException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNumber()
                + ", column "
                + e.getLocation().getColumnNumber()
                + ")";
    return new UnreadableFileException(
        "is not well-formed XML" + place + "; choose another file", e);
  }
}
