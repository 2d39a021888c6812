package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.ErrorDecoder;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfNotFoundException;
import io.github.mmfapi.client.error.MmfRateLimitedException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.Redaction;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link MmfException} for a response whose HTTP status is not 2xx. The HTTP status of
 * MapMyFitness's errors is not documented, so an envelope with a failed authentication counts under
 * any status.
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
   * @param format as for {@link EnvelopeDecoder#EnvelopeDecoder(ObjectMapper, OutputFormat)}
   */
  public EnvelopeErrorDecoder(OutputFormat format) {
    this.envelopes = EnvelopeReader.of(OutputReaders.by(null), format);
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    try (PeekedBody body = PeekedBody.of(response)) {
      FailedCall failed = FailedCall.answered(response, body.head());
      Envelope envelope = envelope(body);
      return envelope != null && envelope.isAuthenticationFailure()
          ? MmfAuthenticationException.of(failed, envelope.errors())
          : byStatus(failed, envelope == null ? List.of() : envelope.errors());
    } catch (MmfTransportException | IOException unreadable) {
      // The status says what happened, also without the body.
      return byStatus(FailedCall.answered(response, new byte[0]), List.of());
    }
  }

  private static MmfException byStatus(FailedCall failed, List<String> errors) {
    int status = failed.httpStatus();
    if (status == 401 || status == 403) {
      return MmfAuthenticationException.of(failed, errors);
    }
    if (status == 404) {
      return MmfNotFoundException.of(failed, errors);
    }
    if (status == 429) {
      return MmfRateLimitedException.of(failed, errors);
    }
    if (status >= 500) {
      return MmfServerException.of(failed, errors);
    }
    if (status >= 400) {
      return MmfApiException.of(failed, errors);
    }
    String location = HeaderValues.first(failed.headers(), "Location");
    return MmfResponseException.of(
        failed,
        location == null
            ? "this API does not use this HTTP status"
            : "a redirect to "
                + Redaction.text(location)
                + ", which is not followed because a signature is valid for one URL only. If the"
                + " server has moved, fix the base URL");
  }

  /** Reads the envelope of an error response; null if the body is not an envelope. */
  private @Nullable Envelope envelope(PeekedBody body) {
    if (!envelopes.canRead(body)) {
      return null;
    }
    try {
      return envelopes.read(body, null, EnvelopeDecoder::skip);
    } catch (IOException | RuntimeException notAnEnvelope) {
      return null;
    }
  }
}
