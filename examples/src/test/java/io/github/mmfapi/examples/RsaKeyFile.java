package io.github.mmfapi.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;

/**
 * A new RSA key of an application: the PEM file of its private key, and the public key that the
 * provider knows.
 */
record RsaKeyFile(Path path, PublicKey publicKey) {
  static RsaKeyFile create(Path path, int bits) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    Files.writeString(
        path,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return new RsaKeyFile(path, pair.getPublic());
  }
}
