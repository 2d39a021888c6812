package io.github.mmfapi.sandbox.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters XML 1.0 can carry: each at both ends of a range of its grammar, Char. */
class XmlTextTest {
  /** Has a text be looked at character by character. */
  private static final String ODD = "\u0001";

  private static String carried(String text) throws XMLStreamException {
    StringWriter out = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartElement("x");
    XmlText.write(xml, text);
    xml.writeEndElement();
    xml.close();
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(out.toString()));
    reader.nextTag();
    return reader.getElementText();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x9, 0xA, 0xD, 0x20, 0x21, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF})
  void characterOfXml_isCarried(int codePoint) throws XMLStreamException {
    String text = Character.toString(codePoint);

    assertThat(carried("a" + text + "b")).isEqualTo("a" + text + "b");
    assertThat(carried(ODD + text)).isEqualTo("\uFFFD" + text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
  void otherCharacter_isReplaced(int codePoint) throws XMLStreamException {
    assertThat(carried("a" + Character.toString(codePoint) + "b")).isEqualTo("a\uFFFDb");
  }
}
