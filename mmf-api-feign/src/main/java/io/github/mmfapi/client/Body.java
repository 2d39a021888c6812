package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import feign.Response;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  private static final byte[] NONE = new byte[0];
  private static final int BYTE_ORDER_MARK = 0xEF;

  private final @Nullable InputStream rest;
  private final @Nullable String contentType;
  private final int length;
  private final boolean lent;
  // Its first bytes, so many as length says, are the answer's.
  private byte[] head;

  private Body(
      @Nullable InputStream rest,
      @Nullable String contentType,
      byte[] head,
      int length,
      boolean lent) {
    this.rest = rest;
    this.contentType = contentType;
    this.head = head;
    this.length = length;
    this.lent = lent;
  }

  /**
   * Opens the body of an answer.
   *
   * @throws MmfTransportException if it breaks off within its first kilobytes
   */
  static Body of(Response response) {
    return open(response, false);
  }

  /**
   * Opens the body of an answer that is read to its end here: its first kilobytes go into an array
   * that the next answer gets, so nothing may read from {@link #stream} once this is closed.
   *
   * @throws MmfTransportException if it breaks off within its first kilobytes
   */
  static Body readAtOnce(Response response) {
    return open(response, true);
  }

  private static Body open(Response response, boolean lent) {
    String contentType = HeaderValues.first(response.headers(), "Content-Type");
    if (response.body() == null) {
      return new Body(null, contentType, NONE, 0, false);
    }
    byte[] head = lent ? HeadBuffers.take() : new byte[HeadBuffers.SIZE];
    int length = 0;
    InputStream in = InputStream.nullInputStream();
    try {
      in = response.body().asInputStream();
      // Not readNBytes: what came before the body broke off is worth showing.
      int read = 0;
      while (read >= 0 && length < head.length) {
        length += read;
        read = in.read(head, length, head.length - length);
      }
      return new Body(in, contentType, head, length, lent);
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

  /** Returns whether this can be XML: a text that begins so, and is no page for people. */
  boolean looksLikeXml() {
    return isTextOrJson() && firstCharacter() == '<' && !looksLikeHtml();
  }

  /** Returns whether this is a page for people, whatever its content type says. */
  boolean looksLikeHtml() {
    return HTML.matcher(beginning()).lookingAt();
  }

  /** Returns whether this begins as an envelope in JSON does, whatever its content type says. */
  boolean beginsLikeEnvelope() {
    return ENVELOPE.matcher(beginning()).lookingAt();
  }

  private String beginning() {
    return new String(head, 0, length, StandardCharsets.ISO_8859_1);
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
    int start = length > 2 && (head[0] & 0xFF) == BYTE_ORDER_MARK ? 3 : 0;
    while (start < length && head[start] <= ' ') {
      start++;
    }
    return start < length ? head[start] : -1;
  }

  /** Returns the whole body, from its first byte on. */
  InputStream stream() {
    InputStream start = new ByteArrayInputStream(head, 0, length);
    return rest == null || isWhollyInHead() ? start : new SequenceInputStream(start, rest);
  }

  /** Reads the whole body as JSON; a small one where it is, without another copy. */
  JsonParser parser(JsonFactory json) throws IOException {
    return isWhollyInHead() ? json.createParser(head, 0, length) : json.createParser(stream());
  }

  /** Returns a short text as a whole; null if it is longer than the first kilobytes. */
  @Nullable String whole() {
    return isWhollyInHead() ? new String(head, 0, length, StandardCharsets.UTF_8) : null;
  }

  private boolean isWhollyInHead() {
    return length < head.length;
  }

  @Override
  public void close() throws IOException {
    if (lent && head != NONE) {
      HeadBuffers.putBack(head);
      head = NONE;
    }
    if (rest != null) {
      rest.close();
    }
  }
}
