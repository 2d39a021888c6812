package io.github.mmfapi.sandbox.internal.model;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Text for XML 1.0. */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Writes a text. Replaces characters that XML 1.0 cannot represent: most control characters and
   * lone surrogates. A carriage return is written as a reference, or parsers would read a line
   * feed.
   */
  public static void write(XMLStreamWriter xml, String text) throws XMLStreamException {
    String carried = isPlain(text) ? text : replaced(text);
    int from = 0;
    for (int end = carried.indexOf('\r'); end >= 0; end = carried.indexOf('\r', from)) {
      xml.writeCharacters(carried.substring(from, end));
      xml.writeEntityRef("#13");
      from = end + 1;
    }
    xml.writeCharacters(carried.substring(from));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0xD800) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= REPLACEMENT)
        || c >= 0x10000;
  }
}
