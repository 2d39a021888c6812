package io.github.mmfapi.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RSA private keys from PEM files, as PKCS#8 or PKCS#1 (RFC 7468, RFC 8017). */
final class RsaKeyFile {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((?:RSA )?+PRIVATE KEY)-----([^-]*+)-----END \\1-----");

  /** The beginning of PKCS#8: version 0 and the algorithm rsaEncryption (RFC 5208 section 5). */
  private static final byte[] PKCS8_START =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private RsaKeyFile() {}

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException if it cannot be read; the message names the file and the
   *     reason, and never contains content of the file
   */
  static PrivateKey read(String file) {
    Matcher pem = PEM.matcher(text(file));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          file
              + " is not an unencrypted PEM file of an RSA key; create one with 'openssl pkey -in"
              + " FILE'");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
      boolean pkcs1 = pem.group(1).startsWith("RSA");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? pkcs8(der) : der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " contains no RSA private key; check the file", e);
    }
  }

  /**
   * Reads the public half of the key.
   *
   * @throws IllegalArgumentException as {@link #read}
   */
  static PublicKey readPublic(String file) {
    if (!(read(file) instanceof RSAPrivateCrtKey key)) {
      throw new IllegalArgumentException(file + " has no public exponent; check the file");
    }
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " contains no usable RSA key; check the file", e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "cannot read " + file + ": " + e.getClass().getSimpleName(), e);
    }
  }

  /** Wraps a PKCS#1 key in PKCS#8, because the JDK does not read PKCS#1. */
  private static byte[] pkcs8(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(PKCS8_START);
    content.writeBytes(der(0x04, pkcs1));
    return der(0x30, content.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
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
