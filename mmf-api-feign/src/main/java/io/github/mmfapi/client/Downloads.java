package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import feign.Response;
import io.github.mmfapi.value.Download;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hands out an answer as a file, once its beginning does not speak against it: an envelope or a
 * page for people in its place is a failure. What the file should be is what the request accepts.
 */
final class Downloads {
  private Downloads() {}

  /**
   * Opens the file. The connection is the download's from then on; a failure has let go of it.
   *
   * @throws MmfApiException if the answer is an envelope that reports failure
   * @throws MmfResponseException if it is something else than a file
   * @throws MmfTransportException if it breaks off within its first kilobytes
   */
  static Download open(Response response, JsonFactory json) {
    Body body = Body.of(response);
    try {
      requireFile(response, body, json);
      return new Download(body.contentType(), length(response), closing(body));
    } catch (RuntimeException | Error e) {
      Body.closeAfter(e, body);
      throw e;
    }
  }

  private static InputStream closing(Body body) {
    return new FilterInputStream(body.stream()) {
      @Override
      public void close() throws IOException {
        body.close();
      }
    };
  }

  /** Some transports tell the length of what they have unpacked as it was before. */
  private static long length(Response response) {
    Integer length = response.body() == null ? null : response.body().length();
    return length == null || response.headers().containsKey("Content-Encoding") ? -1 : length;
  }

  private static void requireFile(Response response, Body body, JsonFactory json) {
    if (body.isEmpty()) {
      throw instead(response, body, "the body is empty");
    }
    if (body.looksLikeHtml() && !accepts(response, "html")) {
      throw instead(response, body, "a page came in place of the file");
    }
    if (body.beginsLikeEnvelope()) {
      requireNoFailure(response, body, json);
    } else if (isJson(body) && !accepts(response, "json")) {
      throw instead(response, body, "JSON came in place of the file");
    }
  }

  private static void requireNoFailure(Response response, Body body, JsonFactory json) {
    boolean wanted = accepts(response, "json");
    Envelope envelope = wanted ? inHead(body, json) : whole(response, body, json);
    if (envelope != null && !envelope.isSuccess()) {
      throw EnvelopeDecoder.refused(FailedCall.answered(response, body.head()), envelope);
    }
    if (!wanted) {
      throw instead(response, body, "an envelope came in place of the file");
    }
  }

  /** A file in JSON must stay unread, but an envelope that reports failure is short. */
  private static @Nullable Envelope inHead(Body body, JsonFactory json) {
    try (JsonParser parser = json.createParser(body.head())) {
      return Envelope.read(parser, EnvelopeDecoder::skip);
    } catch (IOException longerThanTheHead) {
      return null;
    }
  }

  private static Envelope whole(Response response, Body body, JsonFactory json) {
    try (JsonParser parser = json.createParser(body.stream())) {
      return Envelope.read(parser, EnvelopeDecoder::skip);
    } catch (JsonProcessingException | Envelope.MalformedException e) {
      throw instead(response, body, "something like an envelope came in place of the file");
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, body.head(), e);
    }
  }

  private static boolean isJson(Body body) {
    String type = body.contentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  private static boolean accepts(Response response, String type) {
    return response.request().headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Accept"))
        .flatMap(header -> header.getValue().stream())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(type));
  }

  private static MmfResponseException instead(Response response, Body body, String what) {
    return new MmfResponseException(FailedCall.answered(response, body.head()), what);
  }
}
