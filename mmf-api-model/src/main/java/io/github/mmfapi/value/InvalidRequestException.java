package io.github.mmfapi.value;

/**
 * Thrown by a builder when what it was given cannot be sent: a required parameter is missing, a
 * value does not have the form that the spec asks for. The message names the request and the
 * parameter; the value of a sensitive parameter never stands in it.
 */
public final class InvalidRequestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong, with which parameter, and what to do
   */
  public InvalidRequestException(String message) {
    super(message);
  }

  InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
