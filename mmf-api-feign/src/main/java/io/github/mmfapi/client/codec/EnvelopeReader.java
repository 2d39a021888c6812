package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads an envelope in JSON and, if requested, in XML. */
final class EnvelopeReader {
  private static final String XML_LIBRARY = "com.fasterxml.jackson.dataformat.xml.XmlMapper";

  private final OutputReaders outputs;
  private final @Nullable XmlEnvelopes xml;

  private EnvelopeReader(OutputReaders outputs, @Nullable XmlEnvelopes xml) {
    this.outputs = outputs;
    this.xml = xml;
  }

  /**
   * Creates a reader of JSON, and of XML if that is the format.
   *
   * @throws IllegalArgumentException if it is another format
   * @throws IllegalStateException if it is XML and the library for it is missing
   */
  static EnvelopeReader of(OutputReaders outputs, OutputFormat format) {
    requireReadable(format);
    return new EnvelopeReader(
        outputs, format == OutputFormat.XML ? new XmlEnvelopes(outputs.mapper()) : null);
  }

  /**
   * Checks that envelopes can be read in a format.
   *
   * @throws IllegalArgumentException if it is neither JSON nor XML
   * @throws IllegalStateException if it is XML and the library for it is missing
   */
  static void requireReadable(OutputFormat format) {
    switch (format) {
      case JSON -> {}
      case XML -> requireXmlLibrary();
      case PHP, TXT ->
          throw new IllegalArgumentException(
              "models can be read from JSON or XML, not from "
                  + format
                  + "; use MmfClient.raw() for it");
    }
  }

  private static void requireXmlLibrary() {
    if (!hasXmlLibrary()) {
      throw new IllegalStateException(
          "reading XML needs com.fasterxml.jackson.dataformat:jackson-dataformat-xml; add it to the"
              + " class path");
    }
  }

  /** Returns true if {@link XmlEnvelopes} can be used. */
  static boolean hasXmlLibrary() {
    try {
      Class.forName(XML_LIBRARY, false, EnvelopeReader.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Returns true if the body may be an envelope in one of the formats. */
  boolean canRead(PeekedBody body) {
    return body.looksLikeJson() || (xml != null && body.looksLikeXml());
  }

  /** Returns the formats, for messages. */
  String formats() {
    return xml == null ? "JSON" : "JSON or XML";
  }

  /**
   * Reads an envelope.
   *
   * @param type type of the output in XML, null to skip it
   * @param json reads the output in JSON
   */
  Envelope read(PeekedBody body, @Nullable Type type, Envelope.OutputReader json)
      throws IOException {
    if (xml != null && body.looksLikeXml()) {
      return xml.read(body.stream(), body.charset(), type);
    }
    try (JsonParser parser = body.parser(outputs.tokens())) {
      return Envelope.read(parser, json);
    }
  }
}
