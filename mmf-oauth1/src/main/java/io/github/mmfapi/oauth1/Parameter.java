package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.Objects;

/**
 * A decoded request parameter: one pair of a query, of a form-encoded body, or of an {@code
 * Authorization: OAuth} header (RFC 5849 section 3.4.1.3). Names may repeat within a request.
 *
 * @param name the decoded name, empty allowed
 * @param value the decoded value, empty allowed
 */
public record Parameter(String name, String value) {

  /**
   * Creates a parameter.
   *
   * @param name the decoded name, empty allowed
   * @param value the decoded value, empty allowed
   * @throws NullPointerException if name or value is null
   */
  public Parameter {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /**
   * Returns the name, and the value of protocol parameters that are no secret. All other values are
   * masked: verifiers, signatures (with PLAINTEXT they are the secrets), and the parameters of the
   * API, such as passwords.
   */
  @Override
  public String toString() {
    return name + "=" + (SecretText.mayBeShown(name) ? value : SecretText.MASK);
  }
}
