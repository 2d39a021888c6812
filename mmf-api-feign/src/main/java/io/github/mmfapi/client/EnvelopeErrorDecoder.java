package io.github.mmfapi.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.ErrorDecoder;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer whose HTTP status is not 2xx into one of the {@link MmfException}s. The HTTP
 * status of MapMyFitness's errors is not on record, so the envelope, where there is one, has the
 * last word on whether it was a matter of authentication.
 */
public final class EnvelopeErrorDecoder implements ErrorDecoder {
  private final EnvelopeReader envelopes;

  /** Creates a decoder that reads envelopes in JSON. */
  public EnvelopeErrorDecoder() {
    this(OutputFormat.JSON);
  }

  /**
   * Creates a decoder.
   *
   * @param format as {@link EnvelopeDecoder#EnvelopeDecoder(ObjectMapper, OutputFormat)} takes it
   */
  public EnvelopeErrorDecoder(OutputFormat format) {
    this.envelopes = EnvelopeReader.of(JsonOutputs.by(null), format);
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    try (Body body = Body.of(response)) {
      FailedCall failed = FailedCall.answered(response, body.head());
      Envelope envelope = envelope(body);
      return envelope != null && envelope.isAuthenticationFailure()
          ? new MmfAuthenticationException(failed, envelope.errors())
          : byStatus(failed, envelope == null ? List.of() : envelope.errors());
    } catch (MmfException e) {
      return e;
    } catch (IOException e) {
      return MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  private static MmfException byStatus(FailedCall failed, List<String> errors) {
    int status = failed.httpStatus();
    if (status == 401 || status == 403) {
      return new MmfAuthenticationException(failed, errors);
    }
    if (status == 404) {
      return new MmfNotFoundException(failed, errors);
    }
    if (status == 429) {
      return new MmfRateLimitedException(failed, errors);
    }
    if (status >= 500) {
      return new MmfServerException(failed, errors);
    }
    if (status >= 400) {
      return new MmfApiException(failed, errors);
    }
    Collection<String> location = failed.headers().get("Location");
    return new MmfResponseException(
        failed,
        location == null
            ? "a status that this API does not use"
            : "a redirect to "
                + Redaction.text(String.join(" ", location))
                + ", which is not followed: a signature is good for one URL only. If the server"
                + " has moved, mend the base URL");
  }

  /** Reads the envelope of an error page if it is one; any other page speaks for itself. */
  private @Nullable Envelope envelope(Body body) {
    if (!envelopes.canRead(body)) {
      return null;
    }
    try {
      return envelopes.read(body, null, EnvelopeDecoder::skip);
    } catch (IOException notAnEnvelope) {
      return null;
    }
  }
}
