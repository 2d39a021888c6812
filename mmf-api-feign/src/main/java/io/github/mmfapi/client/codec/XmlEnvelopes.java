package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.mmfapi.client.internal.http.ErrorTexts;
import io.github.mmfapi.value.internal.HardenedXml;
import io.github.mmfapi.wire.WireObject;
import io.github.mmfapi.wire.WireValue;
import io.github.mmfapi.wire.WireXml;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope in XML: the tree of the JSON under the root {@code result} (REES; an
 * inference, see {@link WireXml}). A document type declaration is rejected, so no external resource
 * is read and no entity is expanded.
 *
 * <p>Only this class needs {@code jackson-dataformat-xml}.
 */
final class XmlEnvelopes {
  private static final String ROOT = "result";

  private final ObjectMapper mapper;
  private final XmlMapper xml = new XmlMapper();

  /** Creates a reader that uses the mapper for types that are not generated models. */
  XmlEnvelopes(ObjectMapper mapper) {
    this.mapper = mapper;
    HardenedXml.harden(xml.getFactory().getXMLInputFactory());
  }

  /**
   * Reads one envelope.
   *
   * @param charset overrides what the document says of itself; null for that
   * @param type type of the output; null to skip it
   * @throws Envelope.MalformedException if it is not an envelope
   * @throws IOException if reading the body fails
   */
  Envelope read(InputStream in, @Nullable Charset charset, @Nullable Type type) throws IOException {
    try {
      return envelope(value(in, charset), type);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof CharConversionException) {
        throw notXml();
      }
      if (e.getNestedException() instanceof IOException lost) {
        throw lost;
      }
      throw malformed(e, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
    } catch (CharConversionException e) {
      throw notXml();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw malformed(e, at.getLineNr(), at.getColumnNr());
    } catch (WireXml.InvalidWireException e) {
      throw new Envelope.MalformedException("the output has an unexpected structure");
    }
  }

  /** Of a body that arrived, but whose bytes are no characters of XML. */
  private static Envelope.MalformedException notXml() {
    return new Envelope.MalformedException("the XML has a character that XML cannot have");
  }

  /** Gives the location only: the parser's message may quote the text, which may be a secret. */
  private static Envelope.MalformedException malformed(Exception e, int line, int column) {
    return new Envelope.MalformedException(
        String.format(
            Locale.ROOT,
            "the XML cannot be read at line %d, column %d (%s)",
            line,
            column,
            e.getClass().getSimpleName()));
  }

  private WireValue value(InputStream in, @Nullable Charset charset)
      throws IOException, XMLStreamException {
    XMLInputFactory readers = xml.getFactory().getXMLInputFactory();
    XMLStreamReader reader =
        charset == null
            ? readers.createXMLStreamReader(in)
            : readers.createXMLStreamReader(in, charset.name());
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        throw new Envelope.MalformedException("the XML has a document type declaration");
      }
    }
    if (!reader.getLocalName().equals(ROOT)) {
      throw new Envelope.MalformedException("the root element is not \"result\"");
    }
    try (JsonParser parser = xml.getFactory().createParser(reader)) {
      JsonNode tree = xml.readTree(parser);
      while (reader.hasNext()) {
        reader.next();
      }
      return WireValue.of(tree);
    }
  }

  private Envelope envelope(WireValue result, @Nullable Type type) throws IOException {
    String text = result.get("status").text();
    Integer status = text == null ? null : Envelope.numeric(text);
    if (status == null) {
      throw new Envelope.MalformedException("\"result\" has no numeric \"status\"");
    }
    List<String> errors = new ArrayList<>();
    addTexts(result.get("errors"), errors);
    Envelope envelope = new Envelope(status, null, errors);
    return type == null || !envelope.isSuccess()
        ? envelope
        : new Envelope(status, output(result.get("output"), type), errors);
  }

  private static void addTexts(WireValue errors, List<String> texts) {
    errors.members().values().forEach(error -> addTexts(error, texts));
    if (errors.isArray()) {
      errors.elements().forEach(error -> addTexts(error, texts));
    }
    String text = errors.text();
    if (text != null && !text.isBlank() && texts.size() < ErrorTexts.MOST) {
      texts.add(ErrorTexts.cut(text.strip(), ErrorTexts.READ));
    }
  }

  private @Nullable Object output(WireValue output, Type type) throws IOException {
    JavaType java = mapper.constructType(type);
    if (WireObject.class.isAssignableFrom(java.getRawClass())) {
      return WireXml.read(output, java.getRawClass().asSubclass(WireObject.class));
    }
    if (List.class.isAssignableFrom(java.getRawClass())
        && WireObject.class.isAssignableFrom(java.getContentType().getRawClass())) {
      return WireXml.readAll(
          output, java.getContentType().getRawClass().asSubclass(WireObject.class));
    }
    if (java.getRawClass() == WireValue.class) {
      String text = output.text();
      boolean none = output.isAbsent() || (text != null && text.isBlank());
      return none ? WireValue.ofNull() : output;
    }
    return mapper.treeToValue(output.as(JsonNode.class), java);
  }
}
