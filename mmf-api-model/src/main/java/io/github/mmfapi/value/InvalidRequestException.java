package io.github.mmfapi.value;

/**
 * Thrown when a request cannot be sent: a required parameter is missing, or a value does not have
 * the form that the spec requires. The message names the request and the parameter, and never
 * contains the value of a sensitive parameter.
 */
public final class InvalidRequestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong with which parameter, and how to fix it
   */
  public InvalidRequestException(String message) {
    super(message);
  }

  InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
