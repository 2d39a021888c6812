package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonParser;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads the envelope in the formats that are asked for. */
final class EnvelopeReader {
  private static final String XML_LIBRARY = "com.fasterxml.jackson.dataformat.xml.XmlMapper";

  private final JsonOutputs outputs;
  private final @Nullable XmlAnswers xml;

  private EnvelopeReader(JsonOutputs outputs, @Nullable XmlAnswers xml) {
    this.outputs = outputs;
    this.xml = xml;
  }

  /**
   * Makes a reader of JSON and, if that is the format asked for, of XML.
   *
   * @throws IllegalArgumentException if it is another format
   * @throws IllegalStateException if it is XML and the library for it is missing
   */
  static EnvelopeReader of(JsonOutputs outputs, OutputFormat format) {
    return switch (format) {
      case JSON -> new EnvelopeReader(outputs, null);
      case XML -> {
        requireXmlLibrary();
        yield new EnvelopeReader(outputs, new XmlAnswers(outputs.mapper()));
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
    try (JsonParser parser = body.parser(outputs.tokens())) {
      return Envelope.read(parser, json);
    }
  }
}
