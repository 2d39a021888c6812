package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.Decoder;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.wire.FormEncoded;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.OutsideEnvelope;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a response in one streaming pass: checks content type and envelope, unwraps {@code
 * result.output}, and throws {@link MmfApiException} or {@link MmfAuthenticationException} if the
 * envelope reports failure, also under HTTP 200.
 *
 * <p>A model with {@link OutsideEnvelope} is read without unwrapping; if the response is an
 * envelope with a success anyway, it is unwrapped. A model with {@link FormEncoded} is read from a
 * form. A {@link Download} is returned unread, which needs {@code
 * Feign.builder().doNotCloseAfterDecode()}; this decoder closes all other responses, and each
 * response that it rejects.
 *
 * <p>A method without a result (such as {@code oauth/revoke}, whose response is not documented)
 * accepts any body, but an envelope that reports failure throws; this needs {@code
 * Feign.builder().decodeVoid()}. {@link MmfFeign} sets both.
 */
public final class EnvelopeDecoder implements Decoder {
  private final OutputReaders outputs;
  private final EnvelopeReader envelopes;

  /**
   * Creates a decoder of JSON that reads the generated models without an {@link ObjectMapper}, and
   * other types with a plain one.
   */
  public EnvelopeDecoder() {
    this(OutputReaders.by(null), OutputFormat.JSON);
  }

  /**
   * Creates a decoder of JSON that reads all outputs with a mapper, generated models included.
   *
   * @param mapper the mapper that reads all outputs
   */
  public EnvelopeDecoder(ObjectMapper mapper) {
    this(mapper, OutputFormat.JSON);
  }

  /**
   * Creates a decoder that reads all outputs with a mapper, generated models included.
   *
   * @param mapper the mapper that reads all outputs
   * @param format {@link OutputFormat#JSON}, or {@link OutputFormat#XML} to read both XML and JSON,
   *     which needs {@code jackson-dataformat-xml}
   * @throws IllegalArgumentException if it is another format, which only raw calls support
   * @throws IllegalStateException if it is XML and that library is missing
   */
  public EnvelopeDecoder(ObjectMapper mapper, OutputFormat format) {
    this(OutputReaders.by(Objects.requireNonNull(mapper, "mapper")), format);
  }

  EnvelopeDecoder(OutputReaders outputs, OutputFormat format) {
    this.outputs = outputs;
    this.envelopes = EnvelopeReader.of(outputs, format);
  }

  /**
   * Decodes a response with an HTTP status of 2xx.
   *
   * @return the output; null only for a method without a result. An output that is null or missing
   *     is JSON null if the type is {@link WireValue}, and an empty list if it is a list
   * @throws MmfApiException if the envelope reports failure
   * @throws MmfResponseException if the body is not an envelope with an output of this type
   * @throws MmfTransportException if the body is incomplete
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
    if (type == void.class || type == Void.class) {
      requireNoFailure(response);
      return null;
    }
    try (PeekedBody body = PeekedBody.readAtOnce(response)) {
      if (envelopes.canRead(body)) {
        return decode(response, body, type);
      }
      String problem =
          body.isEmpty() ? "the body is empty" : "the body is not " + envelopes.formats();
      throw MmfResponseException.of(FailedCall.answered(response, body.head()), problem);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, new byte[0]), e);
    }
  }

  /** The status says that the call was carried out, unless a readable envelope says otherwise. */
  private void requireNoFailure(Response response) {
    Envelope envelope;
    byte[] head;
    try (PeekedBody body = PeekedBody.readAtOnce(response)) {
      if (!envelopes.canRead(body)) {
        return;
      }
      head = body.head();
      envelope = envelopes.read(body, null, EnvelopeDecoder::skip);
    } catch (MmfTransportException | IOException unreadable) {
      return;
    }
    if (!envelope.isSuccess()) {
      throw refused(FailedCall.answered(response, head), envelope);
    }
  }

  private @Nullable Object decodeForm(Response response, Type type, FormEncoded form) {
    try (PeekedBody body = PeekedBody.readAtOnce(response)) {
      if (envelopes.canRead(body)) {
        decode(response, body, null);
        throw MmfResponseException.of(
            FailedCall.answered(response, body.head()),
            "the body is an envelope instead of a form");
      }
      return FormResponses.read(response, body, outputs.readerOf(type), form);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, new byte[0]), e);
    }
  }

  private @Nullable Object decode(Response response, PeekedBody body, @Nullable Type type) {
    try {
      Envelope envelope = envelope(body, type);
      if (!envelope.isSuccess()) {
        throw refused(FailedCall.answered(response, body.head()), envelope);
      }
      return type == null ? null : required(envelope.output(), type);
    } catch (MmfException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A mapper of the caller can throw anything. The exception itself may quote secrets.
      throw MmfResponseException.of(
          FailedCall.answered(response, body.head()),
          "the output cannot be read (" + e.getClass().getSimpleName() + ")");
    } catch (JsonProcessingException | Envelope.MalformedException e) {
      throw MmfResponseException.of(FailedCall.answered(response, body.head()), explain(e));
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, body.head()), e);
    }
  }

  private static Object required(@Nullable Object output, Type type)
      throws Envelope.MalformedException {
    if (output != null) {
      return output;
    }
    if (type == WireValue.class) {
      return WireValue.ofNull();
    }
    throw new Envelope.MalformedException(
        "\"output\" is null or missing, but the call succeeded and returns one");
  }

  private Envelope envelope(PeekedBody body, @Nullable Type type) throws IOException {
    if (type == null) {
      return envelopes.read(body, null, EnvelopeDecoder::skip);
    }
    Envelope.OutputReader reader = outputs.readerOf(type);
    return type instanceof Class<?> model && model.isAnnotationPresent(OutsideEnvelope.class)
        ? BareResponses.read(outputs, reader, body)
        : envelopes.read(body, type, reader);
  }

  static MmfApiException refused(FailedCall failed, Envelope envelope) {
    return envelope.isAuthenticationFailure()
        ? MmfAuthenticationException.of(failed, envelope.errors())
        : MmfApiException.of(failed, envelope.errors());
  }

  static @Nullable Object skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return null;
  }

  /** Gives the location only: Jackson's message may quote the text, which may be a secret. */
  private static String explain(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return Objects.requireNonNullElse(e.getMessage(), "the body is not an envelope");
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
