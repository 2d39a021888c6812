package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.Decoder;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.wire.FormEncoded;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.OutsideEnvelope;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an answer in one streaming pass: checks content type and envelope, unwraps {@code
 * result.output}, and turns an envelope that reports failure into {@link MmfApiException} or {@link
 * MmfAuthenticationException}, also under HTTP 200.
 *
 * <p>A model that is marked {@link OutsideEnvelope} is read without unwrapping; should the answer
 * be an envelope after all, one that reports success is unwrapped. One that is marked {@link
 * FormEncoded} is read from the pairs of a form. A {@link Download} is handed out unread, which
 * needs {@code Feign.builder().doNotCloseAfterDecode()}; this decoder closes whatever else it
 * reads, and every answer that it refuses.
 *
 * <p>A method without a result (such as {@code oauth/revoke}, whose answer is not on record)
 * accepts any body, but an envelope that reports failure throws all the same; this needs {@code
 * Feign.builder().decodeVoid()}.
 */
public final class EnvelopeDecoder implements Decoder {
  private final JsonOutputs outputs;
  private final EnvelopeReader envelopes;

  /**
   * Creates a decoder that needs no {@link ObjectMapper} for the generated models, and takes a
   * plain one for all else.
   */
  public EnvelopeDecoder() {
    this(JsonOutputs.by(null), OutputFormat.JSON);
  }

  /** Creates a decoder that reads outputs with the given mapper, the generated models too. */
  public EnvelopeDecoder(ObjectMapper mapper) {
    this(mapper, OutputFormat.JSON);
  }

  /**
   * Creates a decoder that reads outputs with the given mapper.
   *
   * @param format {@link OutputFormat#JSON}, or {@link OutputFormat#XML} to read XML where it comes
   *     and JSON where it comes, which needs {@code jackson-dataformat-xml}
   * @throws IllegalArgumentException if it is another format, which only raw calls take
   * @throws IllegalStateException if it is XML and that library is missing
   */
  public EnvelopeDecoder(ObjectMapper mapper, OutputFormat format) {
    this(JsonOutputs.by(Objects.requireNonNull(mapper, "mapper")), format);
  }

  EnvelopeDecoder(JsonOutputs outputs, OutputFormat format) {
    this.outputs = outputs;
    this.envelopes = EnvelopeReader.of(outputs, format);
  }

  /**
   * Decodes an answer of HTTP status 2xx.
   *
   * @return the output; null only for a method without a result and for the JSON value null
   * @throws MmfApiException if the envelope reports failure
   * @throws MmfResponseException if the body is not an envelope with an output of this type
   * @throws MmfTransportException if the body breaks off
   */
  @Override
  public @Nullable Object decode(Response response, Type type) {
    if (type == Download.class) {
      return Downloads.open(response, outputs.tokens());
    }
    FormEncoded form = type instanceof Class<?> c ? c.getAnnotation(FormEncoded.class) : null;
    if (form != null) {
      return decodeForm(response, type, form);
    }
    boolean withoutResult = type == void.class || type == Void.class;
    try (Body body = Body.readAtOnce(response)) {
      if (envelopes.canRead(body)) {
        return decode(response, body, withoutResult ? null : type);
      }
      if (withoutResult) {
        return null;
      }
      String what = body.isEmpty() ? "the body is empty" : "the body is no " + envelopes.formats();
      throw new MmfResponseException(FailedCall.answered(response, body.head()), what);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  private @Nullable Object decodeForm(Response response, Type type, FormEncoded form) {
    try (Body body = Body.readAtOnce(response)) {
      if (envelopes.canRead(body)) {
        decode(response, body, null);
        throw new MmfResponseException(
            FailedCall.answered(response, body.head()), "an envelope came in place of the form");
      }
      return FormAnswer.read(response, body, outputs.readerOf(type), form);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  private @Nullable Object decode(Response response, Body body, @Nullable Type type) {
    try {
      Envelope envelope = envelope(body, type);
      if (envelope.isSuccess()) {
        return envelope.output();
      }
      throw refused(FailedCall.answered(response, body.head()), envelope);
    } catch (JsonProcessingException | Envelope.MalformedException e) {
      throw new MmfResponseException(FailedCall.answered(response, body.head()), explain(e));
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, body.head(), e);
    }
  }

  private Envelope envelope(Body body, @Nullable Type type) throws IOException {
    if (type == null) {
      return envelopes.read(body, null, EnvelopeDecoder::skip);
    }
    Envelope.OutputReader reader = outputs.readerOf(type);
    return type instanceof Class<?> model && model.isAnnotationPresent(OutsideEnvelope.class)
        ? OutsideAnswer.read(outputs, reader, body)
        : envelopes.read(body, type, reader);
  }

  static MmfApiException refused(FailedCall failed, Envelope envelope) {
    return envelope.isAuthenticationFailure()
        ? new MmfAuthenticationException(failed, envelope.errors())
        : new MmfApiException(failed, envelope.errors());
  }

  static @Nullable Object skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return null;
  }

  /** Says where, not what: Jackson's own message may quote the offending text, and it a secret. */
  private static String explain(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return Objects.requireNonNullElse(e.getMessage(), "the body is no envelope");
    }
    String where =
        json.getLocation() == null
            ? ""
            : " at line "
                + json.getLocation().getLineNr()
                + ", column "
                + json.getLocation().getColumnNr();
    return "the JSON cannot be read" + where + " (" + json.getClass().getSimpleName() + ")";
  }
}
