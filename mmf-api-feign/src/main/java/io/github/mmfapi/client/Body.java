package io.github.mmfapi.client;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read once and never as a whole: its first kilobytes are kept to tell what
 * it is and to show it in an error, the rest streams.
 */
final class Body implements AutoCloseable {
  private static final byte[] NONE = new byte[0];
  private static final int BYTE_ORDER_MARK = 0xEF;

  private final @Nullable InputStream rest;
  private final @Nullable String contentType;
  private final int length;
  // Lent; its first bytes, so many as length says, are the answer's.
  private byte[] head;

  private Body(@Nullable InputStream rest, @Nullable String contentType, byte[] head, int length) {
    this.rest = rest;
    this.contentType = contentType;
    this.head = head;
    this.length = length;
  }

  /**
   * Opens the body of an answer.
   *
   * @throws MmfTransportException if it breaks off within its first kilobytes
   */
  static Body of(Response response) {
    String contentType = firstHeader(response, "Content-Type");
    if (response.body() == null) {
      return new Body(null, contentType, NONE, 0);
    }
    byte[] head = HeadBuffers.take();
    int length = 0;
    try {
      InputStream in = response.body().asInputStream();
      // Not readNBytes: what came before the body broke off is worth showing.
      int read = 0;
      while (read >= 0 && length < head.length) {
        length += read;
        read = in.read(head, length, head.length - length);
      }
      return new Body(in, contentType, head, length);
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, Arrays.copyOf(head, length), e);
    }
  }

  private static @Nullable String firstHeader(Response response, String name) {
    Collection<String> values = response.headers().get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  /** Returns a copy of the first kilobytes, for an error. */
  byte[] head() {
    return Arrays.copyOf(head, length);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /**
   * Returns whether this can be JSON. No content type of MapMyFitness is on record and PHP's own
   * default is text/html, so a text type is believed only as far as its first character goes.
   */
  boolean looksLikeJson() {
    return isTextOrJson() && firstCharacter() == '{';
  }

  private boolean isTextOrJson() {
    if (contentType == null) {
      return true;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json") || type.contains("javascript");
  }

  private int firstCharacter() {
    int start = length > 2 && (head[0] & 0xFF) == BYTE_ORDER_MARK ? 3 : 0;
    while (start < length && head[start] <= ' ') {
      start++;
    }
    return start < length ? head[start] : -1;
  }

  /** Returns the whole body, from its first byte on. */
  InputStream stream() {
    InputStream start = new ByteArrayInputStream(head, 0, length);
    return rest == null || length < head.length ? start : new SequenceInputStream(start, rest);
  }

  @Override
  public void close() throws IOException {
    if (head != NONE) {
      HeadBuffers.putBack(head);
      head = NONE;
    }
    if (rest != null) {
      rest.close();
    }
  }
}
