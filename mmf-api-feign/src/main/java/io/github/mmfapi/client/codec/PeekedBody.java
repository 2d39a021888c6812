package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import feign.Response;
import feign.Util;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.ContentCharset;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a response once, as a stream, but buffers its first 8 KiB: to find out what it
 * is, and to show its beginning in an error.
 */
final class PeekedBody implements Closeable {
  private static final String START = "^(?:\u00EF\u00BB\u00BF)?+\\s*+";
  private static final Pattern HTML =
      Pattern.compile(START + "<(?:!doctype\\s++html|html)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENVELOPE = Pattern.compile(START + "\\{\\s*+\"result\"\\s*+:");

  private static final byte[] NONE = new byte[0];
  private static final int BYTE_ORDER_MARK = 0xEF;

  private final @Nullable InputStream rest;
  private final @Nullable String contentType;
  private final int length;
  private final boolean pooled;
  // Only its first bytes, as many as length says, belong to the response.
  private byte[] head;

  private PeekedBody(
      @Nullable InputStream rest,
      @Nullable String contentType,
      byte[] head,
      int length,
      boolean pooled) {
    this.rest = rest;
    this.contentType = contentType;
    this.head = head;
    this.length = length;
    this.pooled = pooled;
  }

  /**
   * Opens the body of a response.
   *
   * @throws MmfTransportException if reading its first 8 KiB fails
   */
  static PeekedBody of(Response response) {
    return open(response, false);
  }

  /**
   * Opens the body of a response that is read before this is closed: its first 8 KiB are read into
   * a pooled buffer, so nothing may read from {@link #stream} afterwards.
   *
   * @throws MmfTransportException if reading its first 8 KiB fails
   */
  static PeekedBody readAtOnce(Response response) {
    return open(response, true);
  }

  private static PeekedBody open(Response response, boolean pooled) {
    String contentType = HeaderValues.first(response.headers(), "Content-Type");
    if (response.body() == null) {
      return new PeekedBody(null, contentType, NONE, 0, false);
    }
    byte[] head = pooled ? PeekBuffers.take() : new byte[PeekBuffers.SIZE];
    int length = 0;
    try {
      InputStream in = response.body().asInputStream();
      // Not readNBytes: if reading fails, the exception shows what was read before.
      int read = 0;
      while (read >= 0 && length < head.length) {
        length += read;
        read = in.read(head, length, head.length - length);
      }
      return new PeekedBody(in, contentType, head, length, pooled);
    } catch (RuntimeException | Error e) {
      closeAfter(e, response.body());
      throw e;
    } catch (IOException e) {
      closeAfter(e, response.body());
      throw MmfTransportException.interrupted(
          FailedCall.answered(response, Arrays.copyOf(head, length)), e);
    }
  }

  /** Closes after a failure. A failure of closing is added to it as suppressed. */
  static void closeAfter(Throwable failure, Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns a copy of the first 8 KiB at most, for an error. */
  byte[] head() {
    return Arrays.copyOf(head, length);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /**
   * Returns true if this can be JSON. No content type of MapMyFitness is documented and PHP's
   * default is text/html, so the first character decides for every text type.
   */
  boolean looksLikeJson() {
    return isTextOrJson() && firstCharacter() == '{';
  }

  /** Returns true if this can be XML: a text that begins with {@code <} and is not HTML. */
  boolean looksLikeXml() {
    return isTextOrJson() && firstCharacter() == '<' && !looksLikeHtml();
  }

  /** Returns true if this begins like HTML, whatever its content type. */
  boolean looksLikeHtml() {
    return HTML.matcher(beginning()).lookingAt();
  }

  /** Returns true if this begins like an envelope in JSON, whatever its content type. */
  boolean beginsLikeEnvelope() {
    return ENVELOPE.matcher(beginning()).lookingAt();
  }

  private String beginning() {
    return new String(head, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Returns the header {@code Content-Type}, null if there is none. */
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

  /** Returns a stream of the whole body. */
  InputStream stream() {
    InputStream start = new ByteArrayInputStream(head, 0, length);
    return rest == null || fitsInHead() ? start : new SequenceInputStream(start, rest);
  }

  /**
   * Parses the whole body as JSON, in the charset of its content type if that is not Unicode; of
   * Unicode the bytes tell which encoding it is. A body that fits into the buffer is not copied.
   */
  JsonParser parser(JsonFactory json) throws IOException {
    Charset charset = charset();
    if (charset != null) {
      return json.createParser(new InputStreamReader(stream(), charset));
    }
    return fitsInHead() ? json.createParser(head, 0, length) : json.createParser(stream());
  }

  /** Returns the charset that the content type names; null if there is none, or it is Unicode. */
  @Nullable Charset charset() {
    Charset named = ContentCharset.of(contentType);
    return named == null
            || named.name().startsWith("UTF-")
            || named.equals(StandardCharsets.US_ASCII)
        ? null
        : named;
  }

  /** Returns the whole body as text; null if it is longer than the buffer. */
  @Nullable String whole() {
    return fitsInHead() ? new String(head, 0, length, StandardCharsets.UTF_8) : null;
  }

  private boolean fitsInHead() {
    return length < head.length;
  }

  /** Releases the connection if the whole body is in the buffer, so that nobody has to. */
  void releaseIfWhole() {
    if (rest != null && fitsInHead()) {
      Util.ensureClosed(rest);
    }
  }

  @Override
  public void close() throws IOException {
    if (pooled && head != NONE) {
      PeekBuffers.putBack(head);
      head = NONE;
    }
    if (rest != null) {
      rest.close();
    }
  }
}
