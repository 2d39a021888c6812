package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the storage of token credentials, nonces or pending authorizations failed, is open to
 * others, or has content that the store did not write.
 */
public final class TokenStoreException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  TokenStoreException(String message) {
    super(message);
  }

  TokenStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
