package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import feign.Response;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.value.Download;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Returns a response as a file, after checking that the body does not start like an error page or
 * envelope. The request's header {@code Accept} says which type the file should have.
 */
final class Downloads {
  private Downloads() {}

  /**
   * Opens the file. The download then owns the connection, unless the file is so short that all of
   * it has been read; after an exception the connection is released.
   *
   * @throws MmfApiException if the response is an envelope that reports failure
   * @throws MmfResponseException if the response is not a file
   * @throws MmfTransportException if reading its first 8 KiB fails
   */
  static Download open(Response response, JsonFactory json) {
    PeekedBody body = PeekedBody.of(response);
    try {
      requireFile(response, body, json);
      body.releaseIfWhole();
      return new Download(body.contentType(), length(response), closing(body));
    } catch (RuntimeException | Error e) {
      PeekedBody.closeAfter(e, body);
      throw e;
    }
  }

  private static InputStream closing(PeekedBody body) {
    return new FilterInputStream(body.stream()) {
      @Override
      public void close() throws IOException {
        body.close();
      }
    };
  }

  /** Some transports report the length of the compressed body, which is ignored. */
  private static long length(Response response) {
    Integer length = response.body() == null ? null : response.body().length();
    return length == null || response.headers().containsKey("Content-Encoding") ? -1 : length;
  }

  private static void requireFile(Response response, PeekedBody body, JsonFactory json) {
    if (body.isEmpty()) {
      throw unexpected(response, body, "the body is empty");
    }
    if (body.looksLikeHtml() && !accepts(response, "html")) {
      throw unexpected(response, body, "the body is HTML instead of a file");
    }
    if (body.beginsLikeEnvelope()) {
      requireNoFailure(response, body, json);
    } else if (isJson(body) && !accepts(response, "json")) {
      throw unexpected(response, body, "the body is JSON instead of a file");
    }
  }

  private static void requireNoFailure(Response response, PeekedBody body, JsonFactory json) {
    boolean wanted = accepts(response, "json");
    Envelope envelope = wanted ? inHead(body, json) : whole(response, body, json);
    if (envelope != null && !envelope.isSuccess()) {
      throw EnvelopeDecoder.refused(FailedCall.answered(response, body.head()), envelope);
    }
    if (!wanted) {
      throw unexpected(response, body, "the body is an envelope instead of a file");
    }
  }

  /** A file in JSON must not be consumed; an envelope that reports failure fits into the buffer. */
  private static @Nullable Envelope inHead(PeekedBody body, JsonFactory json) {
    try (JsonParser parser = json.createParser(body.head())) {
      return Envelope.read(parser, EnvelopeDecoder::skip);
    } catch (IOException longerThanHead) {
      return null;
    }
  }

  private static Envelope whole(Response response, PeekedBody body, JsonFactory json) {
    try (JsonParser parser = body.parser(json)) {
      return Envelope.read(parser, EnvelopeDecoder::skip);
    } catch (JsonProcessingException | Envelope.MalformedException e) {
      throw unexpected(response, body, "the body is a malformed envelope instead of a file");
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, body.head()), e);
    }
  }

  private static boolean isJson(PeekedBody body) {
    String type = body.contentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  private static boolean accepts(Response response, String type) {
    return response.request().headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Accept"))
        .flatMap(header -> header.getValue().stream())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(type));
  }

  private static MmfResponseException unexpected(
      Response response, PeekedBody body, String problem) {
    return MmfResponseException.of(FailedCall.answered(response, body.head()), problem);
  }
}
