package io.github.mmfapi.sandbox.clients;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** PHP's unserialize and xml_parse_into_struct, as far as these clients use them. */
public final class PhpReader {
  private final byte[] bytes;
  private int at;

  private PhpReader(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a map for an array, a text, a number, or null. */
  public static @Nullable Object unserialize(String text) {
    return new PhpReader(text).value();
  }

  private @Nullable Object value() {
    char type = (char) bytes[at];
    at += 2;
    return switch (type) {
      case 'N' -> null;
      case 'i' -> Long.valueOf(until(';'));
      case 'd' -> Double.valueOf(until(';'));
      case 'b' -> until(';').equals("1");
      case 's' -> text();
      case 'a' -> array();
      default -> throw new IllegalArgumentException("type " + type + " at " + at);
    };
  }

  private String until(char end) {
    int start = at;
    while (bytes[at] != end) {
      at++;
    }
    return new String(bytes, start, at++ - start, StandardCharsets.UTF_8);
  }

  private String text() {
    int length = Integer.parseInt(until(':'));
    String text =
        new String(Arrays.copyOfRange(bytes, at + 1, at + 1 + length), StandardCharsets.UTF_8);
    at += length + 3;
    return text;
  }

  private Map<Object, Object> array() {
    int length = Integer.parseInt(until(':'));
    at++;
    Map<Object, Object> array = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      Object key = value();
      array.put(key, value());
    }
    at++;
    return array;
  }

  /** An entry of the structure; its value is the text after the opening tag. */
  record Entry(String tag, StringBuilder value) {}

  /** Returns the entries in order: tags that open, that close, and text between tags. */
  static List<Entry> xmlParseIntoStruct(String xml) throws Exception {
    List<Entry> entries = new ArrayList<>();
    SAXParserFactory.newInstance()
        .newSAXParser()
        .parse(
            new InputSource(new StringReader(xml.strip())),
            new DefaultHandler() {
              private boolean opened;
              private boolean inText;

              @Override
              public void startElement(String uri, String local, String name, Attributes other) {
                entries.add(new Entry(name, new StringBuilder()));
                opened = true;
                inText = false;
              }

              @Override
              public void characters(char[] text, int start, int length) {
                if (!opened && !inText) {
                  entries.add(new Entry("cdata", new StringBuilder()));
                  inText = true;
                }
                entries.get(entries.size() - 1).value().append(text, start, length);
              }

              @Override
              public void endElement(String uri, String local, String name) {
                if (!opened) {
                  entries.add(new Entry("/" + name, new StringBuilder()));
                }
                opened = false;
                inText = false;
              }
            });
    return entries;
  }
}
