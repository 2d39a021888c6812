package io.github.mmfapi.codegen;

import org.jspecify.annotations.Nullable;

/**
 * Ends the generation because of a mistake in the spec. The message is one line: file, line, what
 * is wrong and how to fix it. It has no stack trace, which would only show the generator.
 */
public final class InvalidSpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The rule that was broken, if any. */
  private final @Nullable SpecMistake mistake;

  InvalidSpecException(String message, @Nullable SpecMistake mistake) {
    super(message, null, false, false);
    this.mistake = mistake;
  }

  /** {@return the rule that was broken; null if the file is not even a YAML document} */
  @Nullable SpecMistake mistake() {
    return mistake;
  }
}
