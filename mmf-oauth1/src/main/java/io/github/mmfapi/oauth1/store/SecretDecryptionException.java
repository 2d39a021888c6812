package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a secret cannot be decrypted: it needs another key or another context, or it is no text
 * of {@link SecretCipher}.
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
