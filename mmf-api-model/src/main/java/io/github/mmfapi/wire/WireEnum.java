package io.github.mmfapi.wire;

/**
 * Is implemented by every generated enum. The constants are the known texts; the server may send
 * others.
 */
public interface WireEnum {
  /**
   * {@return the text on the wire; empty for the constant {@code UNRECOGNIZED}, which represents
   * unknown texts}
   */
  String value();
}
