package io.github.mmfapi.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Bodies that need more memory than they have bytes. */
final class Bodies {
  private static final int MEGABYTES = 200;

  private static final byte[] BOMB = pack();

  private Bodies() {}

  /** Returns 200 KB that unpack to 200 MB. */
  static byte[] bomb() {
    return BOMB.clone();
  }

  private static byte[] pack() {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        byte[] zeros = new byte[1_000_000];
        for (int i = 0; i < MEGABYTES; i++) {
          gzip.write(zeros);
        }
      }
      return packed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a body of almost the maximum length that repeats a text. */
  static byte[] longest(String text) {
    return text.repeat(7_900_000 / text.length()).getBytes(StandardCharsets.UTF_8);
  }
}
