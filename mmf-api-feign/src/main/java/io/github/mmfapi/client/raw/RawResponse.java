package io.github.mmfapi.client.raw;

import feign.Response;
import feign.Util;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.ContentCharset;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.value.Download;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a response as the server sent it: status, headers and body. Can be read once, by one
 * thread. A body of less than 64 KiB is in memory; a longer one is streamed, and occupies a
 * connection until it is closed.
 */
public final class RawResponse implements AutoCloseable {
  /** The limit of {@link #text()}: 1 MiB. */
  public static final int TEXT_LIMIT = 1024 * 1024;

  /** The most bytes that are read at once. Most responses are shorter. */
  private static final int BUFFERED = 64 * 1024;

  private final Response response;
  private final Map<String, List<String>> headers;
  private final Download body;

  private RawResponse(Response response, InputStream stream) {
    this.response = response;
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(copy);
    this.body = new Download(first("Content-Type"), length(response), stream);
  }

  /**
   * Opens a response that has not been read. If its body has less than 64 KiB, the connection is
   * released at once.
   *
   * @param response the response; closing the result closes it
   * @return the opened response; close it
   * @throws MmfTransportException if its body cannot be opened, or breaks off in its first 64 KiB
   */
  public static RawResponse of(Response response) {
    if (response.body() == null) {
      return new RawResponse(response, InputStream.nullInputStream());
    }
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    try {
      InputStream body = response.body().asInputStream();
      Integer announced = response.body().length();
      if (announced != null && announced >= BUFFERED) {
        return new RawResponse(response, body);
      }
      byte[] chunk = new byte[8 * 1024];
      int read = 0;
      while (start.size() < BUFFERED && (read = body.read(chunk)) >= 0) {
        start.write(chunk, 0, read);
      }
      InputStream buffered = new ByteArrayInputStream(start.toByteArray());
      if (read < 0) {
        body.close();
        return new RawResponse(response, buffered);
      }
      return new RawResponse(response, new SequenceInputStream(buffered, body));
    } catch (RuntimeException | Error e) {
      Util.ensureClosed(response);
      throw e;
    } catch (IOException e) {
      Util.ensureClosed(response);
      throw MmfTransportException.interrupted(
          FailedCall.answered(response, start.toByteArray()), e);
    }
  }

  private long length(Response source) {
    Integer length = source.body() == null ? null : source.body().length();
    return length == null || first("Content-Encoding") != null ? -1 : length;
  }

  /** {@return the HTTP status} */
  public int status() {
    return response.status();
  }

  /** {@return the headers} Names match in any case. Unmodifiable. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** {@return the header {@code Content-Type}, null if there is none} */
  public @Nullable String contentType() {
    return body.contentType();
  }

  private @Nullable String first(String name) {
    return HeaderValues.first(headers, name);
  }

  /**
   * {@return the body, as a stream or to be saved to a file} Each call returns the same object.
   * Closing either closes both.
   */
  public Download body() {
    return body;
  }

  /**
   * {@return the rest of the body as text, up to 1 MiB}
   *
   * @throws MmfResponseException if it is longer
   * @throws MmfTransportException if it is incomplete
   */
  public String text() {
    return text(TEXT_LIMIT);
  }

  /**
   * {@return the rest of the body as text, in the charset of the header {@code Content-Type}, or in
   * UTF-8}
   *
   * @param limit the most bytes to read
   * @throws MmfResponseException if it is longer
   * @throws MmfTransportException if it is incomplete
   */
  public String text(int limit) {
    byte[] bytes;
    try {
      bytes = body.stream().readNBytes(limit);
      if (bytes.length == limit && body.stream().read() >= 0) {
        throw MmfResponseException.of(
            FailedCall.answered(response, bytes),
            "the body has more than " + limit + " bytes; raise the limit, or read the stream");
      }
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, new byte[0]), e);
    }
    return new String(bytes, charset());
  }

  private Charset charset() {
    Charset named = ContentCharset.of(contentType());
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  /**
   * Releases the connection.
   *
   * @throws MmfTransportException if that fails
   */
  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw MmfTransportException.interrupted(FailedCall.answered(response, new byte[0]), e);
    }
  }

  /** Returns status and content type, never the content. */
  @Override
  public String toString() {
    return "RawResponse{" + status() + ", " + contentType() + "}";
  }
}
