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
  private static final int HEAD = 4096;
  private static final int BYTE_ORDER_MARK = 0xEF;

  private final @Nullable InputStream rest;
  private final @Nullable String contentType;
  private final byte[] head;

  private Body(@Nullable InputStream rest, @Nullable String contentType, byte[] head) {
    this.rest = rest;
    this.contentType = contentType;
    this.head = head;
  }

  /**
   * Opens the body of an answer.
   *
   * @throws MmfTransportException if it breaks off within its first kilobytes
   */
  static Body of(Response response) {
    String contentType = firstHeader(response, "Content-Type");
    if (response.body() == null) {
      return new Body(null, contentType, new byte[0]);
    }
    byte[] head = new byte[HEAD];
    int length = 0;
    try {
      InputStream in = response.body().asInputStream();
      // Not readNBytes: what came before the body broke off is worth showing.
      for (int read = 0; read >= 0 && length < HEAD; read = in.read(head, length, HEAD - length)) {
        length += read;
      }
      return new Body(in, contentType, Arrays.copyOf(head, length));
    } catch (IOException e) {
      throw MmfTransportException.interrupted(response, Arrays.copyOf(head, length), e);
    }
  }

  private static @Nullable String firstHeader(Response response, String name) {
    Collection<String> values = response.headers().get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  byte[] head() {
    return head;
  }

  boolean isEmpty() {
    return head.length == 0;
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
    int start = head.length > 2 && (head[0] & 0xFF) == BYTE_ORDER_MARK ? 3 : 0;
    while (start < head.length && head[start] <= ' ') {
      start++;
    }
    return start < head.length ? head[start] : -1;
  }

  /** Returns the whole body, from its first byte on. */
  InputStream stream() {
    InputStream start = new ByteArrayInputStream(head);
    return rest == null || head.length < HEAD ? start : new SequenceInputStream(start, rest);
  }

  @Override
  public void close() throws IOException {
    if (rest != null) {
      rest.close();
    }
  }
}
