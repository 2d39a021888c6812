package io.github.mmfapi.spring;

import org.jspecify.annotations.Nullable;

/**
 * Reports a property that is missing or has a value that cannot be used. Spring Boot shows it as
 * description and action when the application fails to start. It never contains a secret.
 */
public final class MmfConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The property that is wrong. */
  private final String property;

  /** What is wrong. */
  private final String problem;

  /** What to do. */
  private final String action;

  /**
   * Creates the exception.
   *
   * @param property the property, such as {@code mmf.base-url}
   * @param problem what is wrong with it, without the value of a secret
   * @param action what to do
   * @param cause what refused the value; null if nothing else did
   */
  public MmfConfigurationException(
      String property, String problem, String action, @Nullable Throwable cause) {
    super(property + ": " + problem + ". " + action, cause);
    this.property = property;
    this.problem = problem;
    this.action = action;
  }

  /** {@return the property, such as {@code mmf.base-url}} */
  public String property() {
    return property;
  }

  /** {@return what is wrong with the property} */
  public String problem() {
    return problem;
  }

  /** {@return what to do} */
  public String action() {
    return action;
  }
}
