package io.github.mmfapi.client;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read once and never as a whole: its first kilobytes are kept to tell what
 * it is and to show it in an error, the rest streams.
 */
final class Body implements Closeable {
  private static final String START = "^(?:\u00EF\u00BB\u00BF)?\\s*";
  private static final Pattern HTML =
      Pattern.compile(START + "<(?:!doctype\\s+html|html)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENVELOPE = Pattern.compile(START + "\\{\\s*\"result\"\\s*:");

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
    InputStream in = InputStream.nullInputStream();
    try {
      in = response.body().asInputStream();
      // Not readNBytes: what came before the body broke off is worth showing.
      for (int read = 0; read >= 0 && length < HEAD; read = in.read(head, length, HEAD - length)) {
        length += read;
      }
      return new Body(in, contentType, Arrays.copyOf(head, length));
    } catch (IOException e) {
      closeAfter(e, in);
      throw MmfTransportException.interrupted(response, Arrays.copyOf(head, length), e);
    }
  }

  /** Closes what failed already; a second failure only joins the first. */
  static void closeAfter(Throwable failure, Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
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

  /** Returns whether this can be XML: a text that begins so, and is no page for people. */
  boolean looksLikeXml() {
    return isTextOrJson() && firstCharacter() == '<' && !looksLikeHtml();
  }

  /** Returns whether this is a page for people, whatever its content type says. */
  boolean looksLikeHtml() {
    return HTML.matcher(new String(head, StandardCharsets.ISO_8859_1)).lookingAt();
  }

  /** Returns whether this begins as an envelope in JSON does, whatever its content type says. */
  boolean beginsLikeEnvelope() {
    return ENVELOPE.matcher(new String(head, StandardCharsets.ISO_8859_1)).lookingAt();
  }

  /** Returns the content type as the server names it, null if it names none. */
  @Nullable String contentType() {
    return contentType;
  }

  private boolean isTextOrJson() {
    if (contentType == null) {
      return true;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.contains("json")
        || type.contains("javascript")
        || type.contains("xml");
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
