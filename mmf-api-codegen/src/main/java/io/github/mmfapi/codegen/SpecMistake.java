package io.github.mmfapi.codegen;

import java.util.List;

/**
 * Reports a mistake in a spec: what is wrong and how to fix it. {@link InvalidSpecException} adds
 * the file and the line.
 */
public final class SpecMistake extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The place by its name. */
  private final String where;

  /** The place as a position in the document, or empty. */
  private final String pointer;

  /**
   * Creates a mistake at a named place.
   *
   * @param message the operation or schema, and the parameter or field, such as {@code
   *     getThing.thing_id}, or the HTTP method and the path; then a colon, what is wrong and how to
   *     fix it
   */
  SpecMistake(String message) {
    this(message.split(": ", 2)[0], message);
  }

  /**
   * Creates a mistake at a place that the message does not begin with.
   *
   * @param where the place, as {@link Pointers#named} understands it
   * @param message what is wrong and how to fix it
   */
  SpecMistake(String where, String message) {
    super(message);
    this.where = where;
    this.pointer = "";
  }

  /**
   * Creates a mistake at a position in the document.
   *
   * @param pointer the names and indexes that lead to the position
   * @param where the place as people call it
   * @param problem what is wrong and how to fix it
   */
  SpecMistake(List<String> pointer, String where, String problem) {
    super(where + ": " + problem);
    this.where = where;
    this.pointer = Pointers.join(pointer);
  }

  /** {@return the same mistake at an exact position} */
  SpecMistake at(List<String> exact) {
    SpecMistake same =
        new SpecMistake(
            exact, where, String.valueOf(getMessage()).substring(where.length() + ": ".length()));
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** {@return the place, as people call it} */
  public String where() {
    return where;
  }

  /** {@return the names and indexes that lead to the position; empty if only its name is known} */
  public List<String> pointer() {
    return Pointers.split(pointer);
  }
}
