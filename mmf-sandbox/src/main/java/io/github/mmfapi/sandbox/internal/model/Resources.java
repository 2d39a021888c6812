package io.github.mmfapi.sandbox.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads text files of the class path or module path. */
public final class Resources {
  private Resources() {}

  /**
   * Returns the text of a file in the package of a class.
   *
   * @throws IllegalStateException if the jar does not contain the file
   */
  public static String text(Class<?> owner, String name) {
    return read(owner.getResourceAsStream(name), name + " of " + owner.getName());
  }

  /**
   * Returns the text of a file of any jar of this class loader. On a module path, {@link #text}
   * sees the jar of its class only.
   *
   * @param path the path in the jar, without a slash in front
   * @throws IllegalStateException if no jar contains the file
   */
  public static String ofAnyJar(String path) {
    return read(Resources.class.getClassLoader().getResourceAsStream(path), path);
  }

  private static String read(@Nullable InputStream file, String name) {
    try (file) {
      if (file == null) {
        throw new IllegalStateException(
            "the resource " + name + " is missing; check that the jar is complete");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
