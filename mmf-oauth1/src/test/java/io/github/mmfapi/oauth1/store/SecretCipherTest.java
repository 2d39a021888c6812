package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

  static final byte[] KEY = key(1);
  static final byte[] OTHER_KEY = key(2);

  static byte[] key(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return key;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", "é€😀", "plain:aes256gcm.x.y"})
  void decrypt_encrypted_isTheSecret(String secret) {
    String encrypted = SecretCipher.of(KEY).encrypt(secret, "context");
    assertThat(encrypted).matches("aes256gcm\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]+");
    assertThat(SecretCipher.of(KEY).decrypt(encrypted, "context")).isEqualTo(secret);
  }

  @Test
  void encrypt_again_neverGivesTheSame() {
    SecretCipher cipher = SecretCipher.of(KEY);
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String encrypted = cipher.encrypt("s", "c");
      String data = encrypted.substring(encrypted.lastIndexOf('.') + 1);
      nonces.add(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes(data), 12)));
    }
    assertThat(nonces).hasSize(1_000);
  }

  @Test
  void decrypt_otherKey_namesBothKeysAndWhatToDo() {
    String encrypted = SecretCipher.of(KEY).encrypt("s3cret", "c");
    SecretCipher other = SecretCipher.of(OTHER_KEY);
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> other.decrypt(encrypted, "c"))
        .withMessageContaining(SecretCipher.of(KEY).keyId())
        .withMessageContaining(other.keyId())
        .withMessageContaining("Pass the key");
  }

  @Test
  void decrypt_otherContext_isRefused() {
    SecretCipher cipher = SecretCipher.of(KEY);
    String encrypted = cipher.encrypt("s3cret", "user 1");
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> cipher.decrypt(encrypted, "user 2"))
        .withMessageContaining("another user");
  }

  @Test
  void decrypt_anyCharacterChanged_isRefused() {
    SecretCipher cipher = SecretCipher.of(KEY);
    String encrypted = cipher.encrypt("s3cret", "c");
    for (int i = 0; i < encrypted.length(); i++) {
      // These two differ in the first bit, which counts in the last character too.
      char changed = encrypted.charAt(i) == 'g' ? 'A' : 'g';
      String altered = encrypted.substring(0, i) + changed + encrypted.substring(i + 1);
      assertThatExceptionOfType(SecretDecryptionException.class)
          .isThrownBy(() -> cipher.decrypt(altered, "c"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", "a.b.c.d", "aes256gcm..", "aes128gcm.KEYID.AAAA"})
  void decrypt_noEncryptedSecret_isRefusedWithoutShowingIt(String text) {
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> SecretCipher.of(KEY).decrypt(text, "c"))
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!"})
  void decrypt_cutShort_isRefused(String data) {
    SecretCipher cipher = SecretCipher.of(KEY);
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> cipher.decrypt("aes256gcm." + cipher.keyId() + "." + data, "c"));
  }

  @Test
  void of_earlierKeys_areReadAndNotWrittenWith() {
    SecretCipher old = SecretCipher.of(KEY);
    SecretCipher rotated = SecretCipher.of(OTHER_KEY, KEY);
    assertThat(rotated.decrypt(old.encrypt("s", "c"), "c")).isEqualTo("s");
    assertThat(SecretCipher.of(OTHER_KEY).decrypt(rotated.encrypt("s", "c"), "c")).isEqualTo("s");
    assertThat(rotated.keyId()).isNotEqualTo(old.keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "c2hvcnQ=", "not/base64!", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g"})
  void ofBase64_noKey_isRefusedWithoutShowingIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecretCipher.ofBase64(key))
        .withMessageMatching("The encryption key (is not Base64; .*|must have 32 bytes, not \\d+)")
        .withNoCause();
  }

  @Test
  void ofBase64_key_isThatKey() {
    String key = Base64.getEncoder().encodeToString(KEY);
    assertThat(SecretCipher.ofBase64(key + "\n").keyId()).isEqualTo(SecretCipher.of(KEY).keyId());
  }

  @Test
  void toString_always_hidesTheKey() {
    SecretCipher cipher = SecretCipher.of(KEY);
    assertThat(cipher).hasToString("SecretCipher[" + cipher.keyId() + "]");
  }

  private static byte[] bytes(String data) {
    return Base64.getUrlDecoder().decode(data);
  }
}
