package io.github.mmfapi.oauth1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Objects;

/** The RSA key pair of wiki.oauth.net's test case 9.3. */
public record WikiKey(PrivateKey privateKey, PublicKey publicKey) {

  public static WikiKey read() throws IOException, GeneralSecurityException {
    try (InputStream in =
        Objects.requireNonNull(WikiKey.class.getResourceAsStream("oauth-wiki-key.pem"))) {
      String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      KeyFactory factory = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
      return new WikiKey(
          key,
          factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    }
  }
}
