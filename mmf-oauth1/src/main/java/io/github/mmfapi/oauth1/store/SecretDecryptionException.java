package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/**
 * Tells that an encrypted secret cannot be decrypted: another key, another context than it was
 * encrypted for, or not what {@link SecretCipher} wrote.
 */
public final class SecretDecryptionException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  SecretDecryptionException(String message) {
    super(message);
  }

  SecretDecryptionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
