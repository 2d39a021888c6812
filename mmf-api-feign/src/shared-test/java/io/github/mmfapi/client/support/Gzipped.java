package io.github.mmfapi.client.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Compresses texts. */
public final class Gzipped {
  private Gzipped() {}

  /** Returns the texts in UTF-8 and gzip, each as a member of its own. */
  public static byte[] of(String... members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String member : members) {
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        zip.write(member.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toByteArray();
  }
}
