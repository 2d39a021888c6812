package io.github.mmfapi.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs or verifies with RSASSA-PKCS1-v1_5 (RFC 5849 section 3.4.3) and one key of a pair. */
final class RsaSignatureMethod implements SignatureMethod {

  private final String name;
  private final String algorithm;
  private final int minimumBits;
  private final @Nullable PrivateKey privateKey;
  private final @Nullable PublicKey publicKey;

  private RsaSignatureMethod(
      String name,
      String algorithm,
      int minimumBits,
      @Nullable PrivateKey privateKey,
      @Nullable PublicKey publicKey) {
    if (privateKey == null && publicKey == null) {
      throw new NullPointerException("key");
    }
    this.name = name;
    this.algorithm = algorithm;
    this.minimumBits = minimumBits;
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  static SignatureMethod sha1(@Nullable PrivateKey privateKey, @Nullable PublicKey publicKey) {
    return new RsaSignatureMethod("RSA-SHA1", "SHA1withRSA", 512, privateKey, publicKey);
  }

  static SignatureMethod sha256(@Nullable PrivateKey privateKey, @Nullable PublicKey publicKey) {
    return new RsaSignatureMethod("RSA-SHA256", "SHA256withRSA", 512, privateKey, publicKey);
  }

  static SignatureMethod sha512(@Nullable PrivateKey privateKey, @Nullable PublicKey publicKey) {
    return new RsaSignatureMethod("RSA-SHA512", "SHA512withRSA", 752, privateKey, publicKey);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sign(String baseString, String clientSecret, String tokenSecret) {
    if (privateKey == null) {
      throw new UnsupportedOperationException(
          name
              + " has a public key, which can verify but not sign; create it with the private key");
    }
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(baseString.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  @Override
  public boolean verify(
      String signature, String baseString, String clientSecret, String tokenSecret) {
    if (publicKey == null) {
      throw new UnsupportedOperationException(
          name
              + " has a private key, which can sign but not verify; create it with the public key");
    }
    try {
      Signature verification = Signature.getInstance(algorithm);
      verification.initVerify(publicKey);
      verification.update(baseString.getBytes(StandardCharsets.UTF_8));
      return verification.verify(Base64.getDecoder().decode(signature));
    } catch (SignatureException | IllegalArgumentException e) {
      // The signature is not Base64 or has the wrong length, so it is invalid.
      return false;
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private OAuth1Exception unusable(GeneralSecurityException cause) {
    String hint =
        cause instanceof InvalidKeyException
            ? "; an RSA key of at least " + minimumBits + " bits is needed"
            : "; this Java runtime lacks " + algorithm;
    return new OAuth1Exception("Cannot compute " + name + hint, cause);
  }
}
