package io.github.mmfapi.client.transport;

import java.util.Objects;
import java.util.function.Supplier;

/** Names the library of a transport that is missing, before the JVM names only a class of it. */
final class Libraries {
  private Libraries() {}

  /**
   * Checks that a library is there.
   *
   * @param type returns a class of it; a literal, which native images find without being told
   * @param artifact its group and artifact
   * @param transport the transport that needs it
   * @throws IllegalStateException if it is missing
   */
  static void require(Supplier<Class<?>> type, String artifact, String transport) {
    try {
      Objects.requireNonNull(type.get());
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          transport
              + " needs "
              + artifact
              + ", which is not on the class path; add it, or choose another transport with"
              + " MmfClientBuilder.transport(...)",
          e);
    }
  }
}
