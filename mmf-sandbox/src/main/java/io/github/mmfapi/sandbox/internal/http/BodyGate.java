package io.github.mmfapi.sandbox.internal.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.HttpInput;

/**
 * Checks a body while it arrives, before WireMock unpacks, parses and keeps it: its length, that it
 * is not compressed, and the number of its parameters or parts. One large body is processed at a
 * time, because a request needs many times the memory of its body while it is parsed and verified.
 */
final class BodyGate implements HttpInput.Interceptor, AutoCloseable {
  /** Maximum length of a body in bytes. */
  static final int LONGEST = 8_000_000;

  /** Maximum number of parameters of a form, and of parts of a multipart form. */
  static final int MOST_PARAMETERS = 1_000;

  /** Bodies up to this length in bytes are processed without waiting for others. */
  private static final int LARGE = 256 * 1024;

  private static final int SECONDS_TO_WAIT = 10;

  private final Semaphore largeBodies;
  private final boolean isForm;
  private final boolean isMultipart;
  private long length;
  private int separators;
  private int parameters;
  private int hexDigits;
  private int continuations;
  private int previous;
  private int beforePrevious;
  private boolean holdsPermit;

  BodyGate(@Nullable String contentType, Semaphore largeBodies) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    this.largeBodies = largeBodies;
    // WireMock parses each body whose type contains these.
    isForm = type.contains("application/x-www-form-urlencoded");
    isMultipart = type.contains("multipart/");
  }

  static RefusedRequestException tooLong() {
    return new RefusedRequestException(
        413, "The body is longer than " + LONGEST + " bytes; send less.");
  }

  static RefusedRequestException compressed() {
    return new RefusedRequestException(
        415, "The sandbox takes no compressed bodies; send the body without Content-Encoding.");
  }

  /** Called by Jetty with each piece of the body. */
  @Override
  public HttpInput.Content readFrom(HttpInput.Content content) {
    if (!content.isSpecial()) {
      ByteBuffer bytes = content.getByteBuffer().duplicate();
      while (bytes.hasRemaining()) {
        next(bytes.get() & 0xFF);
      }
      if (length > LARGE) {
        waitForTurn();
      }
    } else if (content.isEof() && continuations > 0) {
      throw notUtf8();
    }
    return content;
  }

  private void next(int b) {
    length++;
    if (length > LONGEST) {
      throw tooLong();
    }
    // WireMock unpacks a body that begins like gzip whatever its headers say.
    if (length == 2 && previous == 0x1F && b == 0x8B) {
      throw compressed();
    }
    if (isForm) {
      checkEscape(b);
      checkUtf8(b);
    }
    boolean begins = isForm && b != '&' && (length == 1 || previous == '&');
    // Also of nothing: WireMock makes a parameter of it.
    boolean separates =
        (isForm && b == '&')
            || (isMultipart && b == '-' && previous == '-' && beforePrevious == '\n');
    if ((begins && ++parameters > MOST_PARAMETERS)
        || (separates && ++separators > MOST_PARAMETERS)) {
      throw new RefusedRequestException(
          413, "The body has more than " + MOST_PARAMETERS + " parameters; send fewer.");
    }
    beforePrevious = previous;
    previous = b;
  }

  /** WireMock fails with HTTP 500 if a percent sign is not followed by two hexadecimal digits. */
  private void checkEscape(int b) {
    if (hexDigits > 0) {
      if (Character.digit(b, 16) < 0) {
        throw new RefusedRequestException(
            400, "The form cannot be decoded: after % there must be two hexadecimal digits.");
      }
      hexDigits--;
    } else if (b == '%') {
      hexDigits = 2;
    }
  }

  /** WireMock replaces bytes that are not UTF-8, such as those of Latin-1. */
  private void checkUtf8(int b) {
    boolean continues = b >= 0x80 && b < 0xC0;
    if (continues != continuations > 0 || b > 0xF4) {
      throw notUtf8();
    }
    if (continues) {
      continuations--;
    } else if (b >= 0xC0) {
      continuations = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    }
  }

  private static RefusedRequestException notUtf8() {
    return new RefusedRequestException(400, "The form cannot be decoded: send UTF-8.");
  }

  private void waitForTurn() {
    if (holdsPermit) {
      return;
    }
    try {
      holdsPermit = largeBodies.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!holdsPermit) {
      throw new RefusedRequestException(
          503, "The sandbox is busy with other large bodies; send this one again later.");
    }
  }

  /** Lets the next large body in. */
  @Override
  public void close() {
    if (holdsPermit) {
      holdsPermit = false;
      largeBodies.release();
    }
  }
}
