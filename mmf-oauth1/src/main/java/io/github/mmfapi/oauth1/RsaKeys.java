package io.github.mmfapi.oauth1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads RSA keys from PEM files, for the RSA methods of {@link SignatureMethod}. A private key is
 * PKCS#8 ({@code PRIVATE KEY}, RFC 7468 section 10) or PKCS#1 ({@code RSA PRIVATE KEY}, RFC 8017
 * appendix A.1.2), not encrypted. A public key is {@code PUBLIC KEY} (RFC 7468 section 13), or the
 * public half of a private key. No message contains anything of a key.
 */
public final class RsaKeys {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN ((?:RSA )?+PRIVATE KEY|PUBLIC KEY)-----([^-]*+)-----END \\1-----");

  private static final String PUBLIC = "PUBLIC KEY";

  /** The beginning of PKCS#8: version 0 and the algorithm rsaEncryption (RFC 5208 section 5). */
  private static final byte[] PKCS8_START =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private RsaKeys() {}

  /**
   * Reads a private key.
   *
   * @param file a PEM file; what is before and after the key does not matter
   * @return the key
   * @throws IllegalArgumentException if the file cannot be read, or has no such key; the message
   *     names the file and the reason
   */
  public static PrivateKey read(Path file) {
    return privateKey(file.toString(), pem(file));
  }

  /**
   * Reads a public key.
   *
   * @param file a PEM file of the public key, or of the private key
   * @return the key
   * @throws IllegalArgumentException if the file cannot be read, or has no such key; the message
   *     names the file and the reason
   */
  public static PublicKey readPublic(Path file) {
    String name = file.toString();
    Matcher pem = pem(file);
    if (!pem.group(1).equals(PUBLIC)) {
      return publicHalf(name, privateKey(name, pem));
    }
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " contains no RSA public key; check the file", e);
    }
  }

  private static Matcher pem(Path file) {
    Matcher pem = PEM.matcher(text(file));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          file
              + " is not an unencrypted PEM file of an RSA key; create one with 'openssl pkey -in"
              + " FILE'");
    }
    return pem;
  }

  private static PrivateKey privateKey(String name, Matcher pem) {
    if (pem.group(1).equals(PUBLIC)) {
      throw new IllegalArgumentException(
          name + " contains a public key, which cannot sign; name the file of the private key");
    }
    try {
      boolean pkcs1 = pem.group(1).startsWith("RSA");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? pkcs8(der(pem)) : der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " contains no RSA private key; check the file", e);
    }
  }

  private static PublicKey publicHalf(String name, PrivateKey privateKey) {
    if (!(privateKey instanceof RSAPrivateCrtKey key)) {
      throw new IllegalArgumentException(name + " has no public exponent; check the file");
    }
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(name + " contains no usable RSA key; check the file", e);
    }
  }

  private static byte[] der(Matcher pem) {
    return Base64.getMimeDecoder().decode(pem.group(2));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read " + file + ": " + e.getClass().getSimpleName(), e);
    }
  }

  /** Wraps a PKCS#1 key in PKCS#8, because the JDK does not read PKCS#1. */
  private static byte[] pkcs8(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(PKCS8_START);
    content.writeBytes(element(0x04, pkcs1));
    return element(0x30, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    // An RSA key is longer than 255 bytes, so its length takes two bytes.
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
