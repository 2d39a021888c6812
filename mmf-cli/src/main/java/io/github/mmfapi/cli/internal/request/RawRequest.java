package io.github.mmfapi.cli.internal.request;

import io.github.mmfapi.oauth1.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a request as it is on the wire (RFC 9112): request line, headers, body. */
public final class RawRequest {
  private final byte[] bytes;
  private int at;

  private RawRequest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a request. Lines may end in LF alone, as editors write them.
   *
   * @throws IllegalArgumentException if it is no request; the message has no value of it
   */
  public static SentRequest read(byte[] bytes) {
    return new RawRequest(bytes).request();
  }

  private SentRequest request() {
    String line = "";
    while (line.isEmpty() && at < bytes.length) {
      line = line();
    }
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    String version = line.substring(last + 1).toUpperCase(Locale.ROOT);
    if (first < 1 || last <= first || !version.startsWith("HTTP/")) {
      throw new IllegalArgumentException(
          "the first line must be as in GET /path?query HTTP/1.1, with the headers below it");
    }
    List<Parameter> headers = headers();
    String method = line.substring(0, first);
    String target = line.substring(first + 1, last).strip();
    byte[] body = body(headers);
    if (target.contains("://") && !target.startsWith("/")) {
      return new SentRequest(method, target, headers, body);
    }
    String host = value(headers, "Host");
    if (host == null || host.isEmpty()) {
      throw new IllegalArgumentException("the request has no header Host, so its URL is not known");
    }
    // The scheme is not on the wire.
    return new SentRequest(method, "https://" + host + target, headers, body).withGuessedScheme();
  }

  private String line() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int length = end > at && bytes[end - 1] == '\r' ? end - 1 - at : end - at;
    String line = new String(bytes, at, length, StandardCharsets.UTF_8);
    at = Math.min(bytes.length, end + 1);
    return line;
  }

  private List<Parameter> headers() {
    List<Parameter> headers = new ArrayList<>();
    while (at < bytes.length) {
      String line = line();
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (line.startsWith(" ") || line.startsWith("\t")) {
        if (!headers.isEmpty()) {
          Parameter folded = headers.remove(headers.size() - 1);
          headers.add(new Parameter(folded.name(), folded.value() + " " + line.strip()));
        }
      } else if (colon < 1) {
        throw new IllegalArgumentException(
            "line "
                + (headers.size() + 2)
                + " of the request is no header; put an empty line"
                + " before the body");
      } else {
        headers.add(
            new Parameter(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return headers;
  }

  /** Cuts off the line break that editors add to the end of a file. */
  private byte[] body(List<Parameter> headers) {
    String coding = value(headers, "Transfer-Encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).contains("chunked")) {
      throw new IllegalArgumentException(
          "the body is in chunks; write it in one piece, without Transfer-Encoding");
    }
    int end = bytes.length;
    int length = length(value(headers, "Content-Length"));
    if (length >= 0 && length < end - at) {
      end = at + length;
    } else if (length < 0) {
      while (end > at && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
        end--;
      }
    }
    return Arrays.copyOfRange(bytes, at, end);
  }

  private static int length(@Nullable String text) {
    try {
      return text == null ? -1 : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private static @Nullable String value(List<Parameter> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Parameter::value)
        .findFirst()
        .orElse(null);
  }
}
