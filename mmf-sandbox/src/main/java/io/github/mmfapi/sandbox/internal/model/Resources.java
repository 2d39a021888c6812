package io.github.mmfapi.sandbox.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads text files in the package of a class. */
public final class Resources {
  private Resources() {}

  /**
   * Returns the text of a file in the package of a class.
   *
   * @throws IllegalStateException if the jar does not contain the file
   */
  public static String text(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource "
                + name
                + " of "
                + owner.getName()
                + " is missing; check that the jar is complete");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
