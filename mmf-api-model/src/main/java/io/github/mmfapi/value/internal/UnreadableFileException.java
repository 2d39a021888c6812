package io.github.mmfapi.value.internal;

/**
 * Thrown when a workout file cannot be read. Its texts are predicates without a subject, such as
 * "is not well-formed XML (line 1, column 7)".
 */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableFileException(String reason) {
    this(reason, reason);
  }

  UnreadableFileException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Creates the exception with a detail, which may have names from the file. */
  UnreadableFileException(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** {@return the reason in words that never contain text of the file} */
  public String reason() {
    return reason;
  }

  /** {@return the reason with the names of the root element or the encoding that were found} */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
