package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.spring.MmfConfigurationException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the token store. No message contains any part of one. */
final class EncryptionKeys {
  private static final int KEY_BYTES = 32;

  private EncryptionKeys() {}

  static SecretCipher cipher(TokenStoreProperties properties) {
    byte[] key = key("mmf.token-store.encryption-key", properties.encryptionKey());
    List<String> earlier = properties.earlierKeys();
    byte[][] earlierKeys = new byte[earlier.size()][];
    for (int i = 0; i < earlierKeys.length; i++) {
      earlierKeys[i] = key("mmf.token-store.earlier-keys[" + i + "]", earlier.get(i));
    }
    return SecretCipher.of(key, earlierKeys);
  }

  private static byte[] key(String property, @Nullable String value) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(value == null ? "" : value.strip());
    } catch (IllegalArgumentException e) {
      // Not chained: the message of the decoder holds a character of the key.
      throw refused(property, "it is not Base64");
    }
    if (key.length != KEY_BYTES) {
      throw refused(property, "it has " + key.length + " bytes instead of " + KEY_BYTES);
    }
    return key;
  }

  private static MmfConfigurationException refused(String property, String problem) {
    return new MmfConfigurationException(
        property, problem, "Create a key with: openssl rand -base64 32", null);
  }
}
