package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads the envelope in the formats that are asked for. */
final class EnvelopeReader {
  private static final String XML_LIBRARY = "com.fasterxml.jackson.dataformat.xml.XmlMapper";

  private final ObjectMapper mapper;
  private final @Nullable XmlAnswers xml;

  private EnvelopeReader(ObjectMapper mapper, @Nullable XmlAnswers xml) {
    this.mapper = mapper;
    this.xml = xml;
  }

  /**
   * Makes a reader of JSON and, if that is the format asked for, of XML.
   *
   * @throws IllegalArgumentException if it is another format
   * @throws IllegalStateException if it is XML and the library for it is missing
   */
  static EnvelopeReader of(ObjectMapper mapper, OutputFormat format) {
    return switch (format) {
      case JSON -> new EnvelopeReader(mapper, null);
      case XML -> {
        requireXmlLibrary();
        yield new EnvelopeReader(mapper, new XmlAnswers(mapper));
      }
      case PHP, TXT ->
          throw new IllegalArgumentException(
              "the models are read from JSON or XML, not from " + format + "; use MmfClient.raw()");
    };
  }

  private static void requireXmlLibrary() {
    try {
      Class.forName(XML_LIBRARY, false, EnvelopeReader.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "reading XML needs com.fasterxml.jackson.dataformat:jackson-dataformat-xml; add it to the"
              + " class path",
          e);
    }
  }

  /** Returns whether the body may be an envelope in one of the formats. */
  boolean canRead(Body body) {
    return body.looksLikeJson() || (xml != null && body.looksLikeXml());
  }

  /** Returns the formats, for messages. */
  String formats() {
    return xml == null ? "JSON" : "JSON and no XML";
  }

  /**
   * Reads an envelope.
   *
   * @param type type of the output in XML, null to pass it over
   * @param json reads the output in JSON
   */
  Envelope read(Body body, @Nullable Type type, Envelope.OutputReader json) throws IOException {
    if (xml != null && body.looksLikeXml()) {
      return xml.read(body.stream(), type);
    }
    try (JsonParser parser = body.parser(mapper.getFactory())) {
      return Envelope.read(parser, json);
    }
  }
}
