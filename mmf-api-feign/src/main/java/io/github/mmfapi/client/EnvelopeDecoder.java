package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an answer in one streaming pass: checks content type and envelope, unwraps {@code
 * result.output}, and turns an envelope that reports failure into {@link MmfApiException} or {@link
 * MmfAuthenticationException}, also under HTTP 200.
 *
 * <p>A method without a result (such as {@code oauth/revoke}, whose answer is not on record)
 * accepts any body, but an envelope that reports failure throws all the same; this needs {@code
 * Feign.builder().decodeVoid()}.
 */
public final class EnvelopeDecoder implements Decoder {
  private final ObjectMapper mapper;
  private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

  /** Creates a decoder with a plain {@link ObjectMapper}, which is all that the models need. */
  public EnvelopeDecoder() {
    this(new ObjectMapper());
  }

  /** Creates a decoder that reads outputs with the given mapper. */
  public EnvelopeDecoder(ObjectMapper mapper) {
    this.mapper = Objects.requireNonNull(mapper, "mapper");
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
    boolean withoutResult = type == void.class || type == Void.class;
    try (Body body = Body.of(response)) {
      if (!body.looksLikeJson()) {
        if (withoutResult) {
          return null;
        }
        String what = body.isEmpty() ? "the body is empty" : "the body is no JSON";
        throw new MmfResponseException(FailedCall.answered(response, body.head()), what);
      }
      return decode(response, body, type, withoutResult);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  private @Nullable Object decode(Response response, Body body, Type type, boolean withoutResult) {
    Envelope envelope;
    try (JsonParser parser = mapper.getFactory().createParser(body.stream())) {
      envelope =
          Envelope.read(parser, withoutResult ? EnvelopeDecoder::skip : readerOf(type)::readValue);
    } catch (JsonProcessingException | Envelope.MalformedException e) {
      throw new MmfResponseException(FailedCall.answered(response, body.head()), explain(e));
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, body.head(), e);
    }
    if (envelope.isSuccess()) {
      return envelope.output();
    }
    throw refused(FailedCall.answered(response, body.head()), envelope);
  }

  static MmfApiException refused(FailedCall failed, Envelope envelope) {
    return envelope.isAuthenticationFailure()
        ? new MmfAuthenticationException(failed, envelope.errors())
        : new MmfApiException(failed, envelope.errors());
  }

  private static @Nullable Object skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return null;
  }

  private ObjectReader readerOf(Type type) {
    return readers.computeIfAbsent(type, t -> mapper.readerFor(mapper.constructType(t)));
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
