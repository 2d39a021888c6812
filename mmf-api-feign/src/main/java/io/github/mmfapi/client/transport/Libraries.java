package io.github.mmfapi.client.transport;

/** Names the library of a transport that is missing, before the JVM names only a class of it. */
final class Libraries {
  private Libraries() {}

  /**
   * Checks that a library is there.
   *
   * @param type a class of it
   * @param artifact its group and artifact
   * @param transport the transport that needs it
   * @throws IllegalStateException if it is missing
   */
  static void require(String type, String artifact, String transport) {
    try {
      Class.forName(type, false, Libraries.class.getClassLoader());
    } catch (ClassNotFoundException e) {
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
