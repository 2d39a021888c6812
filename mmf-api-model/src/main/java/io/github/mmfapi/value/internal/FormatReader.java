package io.github.mmfapi.value.internal;

import java.util.function.UnaryOperator;

/** Receives the elements that count, in the order of the file. An instance reads one file. */
interface FormatReader {
  /** {@return the place of the root element} */
  Place root();

  /**
   * Receives the start of an element.
   *
   * @param path the path of its place
   * @param attributes the values of attributes by their names, empty if there is none
   */
  void start(String path, UnaryOperator<String> attributes);

  /**
   * Receives the end of an element.
   *
   * @param path the path of its place
   * @param text its text without white space around it; empty if its place has none
   * @throws UnreadableFileException if the file cannot be read because of this element
   */
  void end(String path, String text) throws UnreadableFileException;

  /** {@return what was read} */
  WorkoutFile result();
}
