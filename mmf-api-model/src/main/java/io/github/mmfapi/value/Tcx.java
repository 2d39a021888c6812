package io.github.mmfapi.value;

import io.github.mmfapi.value.internal.HardenedXml;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads TCX files for {@code workouts/import_tcx}, which takes the text of the file in the form
 * field {@code tcx} (RUP, SCHW).
 *
 * <p>A file is checked before it is sent: it must be well-formed XML in UTF-8 with the root element
 * {@code TrainingCenterDatabase}. External entities are not resolved. A document type declaration,
 * which no TCX file needs, is rejected.
 */
public final class Tcx {
  /** The size limit of {@link #read(Path)} in bytes: 10 MiB. */
  public static final long DEFAULT_LIMIT = Uploads.DEFAULT_LIMIT;

  private static final String ROOT = "TrainingCenterDatabase";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Tcx() {}

  /**
   * Reads a file of at most 10 MiB.
   *
   * @param file the file to read
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or is not TCX; the message names the file and what was found
   */
  public static String read(Path file) {
    return read(file, DEFAULT_LIMIT);
  }

  /**
   * Reads a file.
   *
   * @param file the file to read
   * @param limit the maximum size in bytes
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or is not TCX; the message names the file and what was found
   */
  public static String read(Path file, long limit) {
    return checked(Uploads.read(file, limit), file.toString());
  }

  /**
   * Reads a stream to its end. The stream stays open.
   *
   * @param stream the content of a TCX file
   * @param limit the maximum size in bytes
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the content is empty, is too large or is not TCX; the
   *     message says what was found
   */
  public static String read(InputStream stream, long limit) {
    return checked(Uploads.read(stream, "the TCX", limit), "the TCX");
  }

  private static String checked(byte[] content, String name) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String tcx = text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
      requireTcx(tcx, name);
      return tcx;
    } catch (XMLStreamException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s is not well-formed XML (line %d, column %d); choose a TCX file",
              name,
              e.getLocation().getLineNumber(),
              e.getLocation().getColumnNumber()),
          e);
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException(name + " is not in UTF-8; convert it to UTF-8", e);
    }
  }

  private static void requireTcx(String text, String name) throws XMLStreamException {
    XMLStreamReader xml = parsers().createXMLStreamReader(new StringReader(text));
    try {
      requireUtf8(xml.getCharacterEncodingScheme(), name);
      boolean inside = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new InvalidRequestException(
              name + " has a document type declaration, which no TCX file needs; remove it");
        }
        if (event == XMLStreamConstants.START_ELEMENT && !inside) {
          inside = true;
          requireRoot(xml.getLocalName(), name);
        }
      }
    } finally {
      xml.close();
    }
  }

  private static void requireRoot(String found, String name) {
    if (!found.equals(ROOT)) {
      throw new InvalidRequestException(
          name
              + " is not TCX: the root element is "
              + found
              + ", not "
              + ROOT
              + "; choose a TCX file");
    }
  }

  private static void requireUtf8(@Nullable String encoding, String name) {
    String found = encoding == null ? "UTF-8" : encoding.toUpperCase(Locale.ROOT);
    if (!found.equals("UTF-8") && !found.equals("US-ASCII") && !found.equals("ASCII")) {
      throw new InvalidRequestException(name + " is in " + found + "; convert it to UTF-8");
    }
  }

  // The JDK's own parser, which supports the settings, whatever else is on the class path.
  private static XMLInputFactory parsers() {
    return HardenedXml.harden(XMLInputFactory.newDefaultFactory());
  }
}
