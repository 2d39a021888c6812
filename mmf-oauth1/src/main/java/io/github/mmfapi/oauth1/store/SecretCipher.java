package io.github.mmfapi.oauth1.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for storage, with AES-256-GCM and a random nonce for each (NIST SP 800-38D:
 * fewer than 2^32 secrets per key). Each is bound to a context, such as its user, and cannot be
 * decrypted in another context. Immutable and safe for use by several threads; never prints a key.
 *
 * <p>To change the key, pass the new one first and the old ones after it. Old secrets stay readable
 * and are encrypted with the new key when they are stored again.
 */
public final class SecretCipher {

  private static final String SCHEME = "aes256gcm";
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String keyId;
  private final Map<String, SecretKeySpec> keys;
  private final SecureRandom random = new SecureRandom();

  private SecretCipher(String keyId, Map<String, SecretKeySpec> keys) {
    this.keyId = keyId;
    this.keys = keys;
  }

  /**
   * Creates a cipher.
   *
   * @param key the key to encrypt with: 32 bytes from a random generator, not a password
   * @param earlierKeys keys of 32 bytes for decryption only
   * @return the cipher
   * @throws IllegalArgumentException if a key has another length
   */
  public static SecretCipher of(byte[] key, byte[]... earlierKeys) {
    Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    String current = add(keys, key);
    for (byte[] earlier : earlierKeys) {
      add(keys, earlier);
    }
    return new SecretCipher(current, keys);
  }

  /**
   * Creates a cipher with one key in Base64, as from {@code openssl rand -base64 32}.
   *
   * @param key 32 bytes in Base64 (RFC 4648 section 4)
   * @return the cipher
   * @throws IllegalArgumentException if it is not Base64 of 32 bytes; the message holds no part of
   *     it
   */
  public static SecretCipher ofBase64(String key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(key.strip());
    } catch (IllegalArgumentException e) {
      // Not chained: the message of the decoder holds a character of the key.
      throw new IllegalArgumentException(
          "The encryption key is not Base64; create one with: openssl rand -base64 32");
    }
    return of(bytes);
  }

  /**
   * Encrypts a secret.
   *
   * @param secret the secret
   * @param context the owner of the secret, such as a user; required for decryption, not secret
   *     itself
   * @return printable ASCII without spaces, {@code aes256gcm.KEYID.DATA}, different each time
   */
  public String encrypt(String secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, context);
      byte[] encrypted = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] data = Arrays.copyOf(nonce, nonce.length + encrypted.length);
      System.arraycopy(encrypted, 0, data, nonce.length, encrypted.length);
      return SCHEME
          + "."
          + keyId
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no working AES-256-GCM", e);
    }
  }

  /**
   * Decrypts a text of {@link #encrypt}.
   *
   * @param encrypted the encrypted secret
   * @param context the same context as at encryption
   * @return the secret
   * @throws SecretDecryptionException if it was encrypted with an unknown key or for another
   *     context, or if it was altered
   */
  public String decrypt(String encrypted, String context) {
    List<String> parts = List.of(encrypted.split("\\.", -1));
    if (parts.size() != 3 || !parts.get(0).equals(SCHEME)) {
      throw new SecretDecryptionException("The text is not a secret encrypted with " + SCHEME);
    }
    String id = parts.get(1);
    if (!keys.containsKey(id)) {
      throw otherKey(id);
    }
    try {
      byte[] data = Base64.getUrlDecoder().decode(parts.get(2));
      if (data.length < NONCE_BYTES + TAG_BITS / 8) {
        throw new AEADBadTagException("cut short");
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, Arrays.copyOf(data, NONCE_BYTES), context);
      byte[] secret = cipher.doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new SecretDecryptionException(
          "The encrypted secret was altered, or belongs to another user or token than its"
              + " record. Have the user authorize the application again",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no working AES-256-GCM", e);
    }
  }

  /**
   * Returns the ID of the key that this cipher encrypts with.
   *
   * @return 16 hexadecimal digits of the key's SHA-256
   */
  public String keyId() {
    return keyId;
  }

  private Cipher cipher(int mode, String id, byte[] nonce, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((SCHEME + "." + id + "." + context).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretDecryptionException otherKey(String id) {
    return new SecretDecryptionException(
        "The secret was encrypted with another key, ID "
            + (KEY_ID.matcher(id).matches() ? id : "unreadable")
            + ", not with the given key, ID "
            + String.join(" or ", keys.keySet())
            + ". Pass the key that encrypted it, or have the user authorize the application"
            + " again");
  }

  private static String add(Map<String, SecretKeySpec> keys, byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "The encryption key must have " + KEY_BYTES + " bytes, not " + key.length);
    }
    String id = id(key);
    keys.put(id, new SecretKeySpec(key, "AES"));
    return id;
  }

  private static String id(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** Returns the key IDs only. */
  @Override
  public String toString() {
    return "SecretCipher" + keys.keySet();
  }
}
