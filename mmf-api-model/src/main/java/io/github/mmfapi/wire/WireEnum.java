package io.github.mmfapi.wire;

/** Implemented by every generated enum: a set of known texts that may grow on the server's side. */
public interface WireEnum {
  /**
   * {@return the text on the wire; empty for the constant that stands for texts this version does
   * not know}
   */
  String value();
}
