package io.github.mmfapi.client;

import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server said, as it is: status, headers and body of any kind, streamed. It occupies a
 * connection until it is closed. Can be read once, by one thread.
 */
public final class RawAnswer implements AutoCloseable {
  /** The limit of {@link #text()}: 1 MiB. */
  public static final int TEXT_LIMIT = 1024 * 1024;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private final Response response;
  private final Map<String, List<String>> headers;
  private final Download body;

  private RawAnswer(Response response, InputStream stream) {
    this.response = response;
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(copy);
    this.body = new Download(first("Content-Type"), length(response), stream);
  }

  /** Takes an answer over before Feign reads or closes it. */
  static RawAnswer of(InvocationContext answered, ResponseInterceptor.Chain chain) {
    Response response = answered.response();
    try {
      return new RawAnswer(
          response,
          response.body() == null
              ? InputStream.nullInputStream()
              : response.body().asInputStream());
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  private long length(Response answer) {
    Integer length = answer.body() == null ? null : answer.body().length();
    return length == null || first("Content-Encoding") != null ? -1 : length;
  }

  /** Returns the HTTP status. */
  public int status() {
    return response.status();
  }

  /** Returns the headers, whose names may be asked for in any case. Unmodifiable. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the content type as the server names it, null if it names none. */
  public @Nullable String contentType() {
    return body.contentType();
  }

  private @Nullable String first(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /**
   * Returns the body, to be read as a stream or saved to a file; the same at each call. Closing
   * either closes both.
   */
  public Download body() {
    return body;
  }

  /**
   * Returns what is left of the body as text, up to 1 MiB.
   *
   * @throws MmfResponseException if it is longer
   * @throws MmfTransportException if it breaks off
   */
  public String text() {
    return text(TEXT_LIMIT);
  }

  /**
   * Returns what is left of the body as text, in the charset that the server names, or UTF-8.
   *
   * @param limit most bytes that are read
   * @throws MmfResponseException if it is longer
   * @throws MmfTransportException if it breaks off
   */
  public String text(int limit) {
    byte[] bytes;
    try {
      bytes = body.stream().readNBytes(limit);
      if (bytes.length == limit && body.stream().read() >= 0) {
        throw new MmfResponseException(
            FailedCall.answered(response, bytes),
            "it has more than " + limit + " bytes; raise the limit, or read the stream");
      }
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
    return new String(bytes, charset());
  }

  private Charset charset() {
    String type = contentType();
    Matcher named = CHARSET.matcher(type == null ? "" : type);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException unknown) {
      // What a server calls its charset is no reason to keep its answer from the caller.
      return StandardCharsets.UTF_8;
    }
  }

  /**
   * Lets go of the connection.
   *
   * @throws MmfTransportException if that fails
   */
  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, new byte[0], e);
    }
  }

  /** Returns status and content type, never the content. */
  @Override
  public String toString() {
    return "RawAnswer{" + status() + ", " + contentType() + "}";
  }
}
