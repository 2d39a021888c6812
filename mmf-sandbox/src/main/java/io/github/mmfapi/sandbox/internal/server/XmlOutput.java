package io.github.mmfapi.sandbox.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.XmlText;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the JSON tree as XML. The root {@code result} and the order of the JSON are inferred: REES
 * finds first_name at the index that this gives with a line break between elements. The sandbox
 * chose that a list repeats the element of its key, and that null and an empty list are an empty
 * element.
 */
final class XmlOutput {
  private XmlOutput() {}

  static String write(JsonNode tree) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      boolean hasRoot = tree.size() == 1 && tree.has("result");
      element(xml, 0, "result", hasRoot ? tree.path("result") : tree);
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write the response as XML", e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, int depth, String name, JsonNode value)
      throws XMLStreamException {
    if (value.isArray() && !value.isEmpty()) {
      for (JsonNode item : value) {
        element(xml, depth, name, item);
      }
      return;
    }
    line(xml, depth);
    xml.writeStartElement(nameOf(name));
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      element(xml, depth + 1, field.getKey(), field.getValue());
    }
    if (value.isObject() && !value.isEmpty()) {
      line(xml, depth);
    }
    if (value.isValueNode() && !value.isNull()) {
      XmlText.write(xml, value.asText());
    }
    xml.writeEndElement();
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String nameOf(String key) {
    String name = key.replaceAll("[^A-Za-z0-9_.-]", "_");
    return name.matches("[A-Za-z_].*") ? name : "_" + name;
  }
}
