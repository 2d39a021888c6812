package io.github.mmfapi.client.transport;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Creates the trust manager that OkHttp requires beside a socket factory. OkHttp uses it only to
 * clean certificate chains for pinning. The TLS context decides which certificates are trusted, but
 * does not expose its own trust manager.
 */
final class JvmTrustManager {
  private JvmTrustManager() {}

  static X509TrustManager create() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "the JVM has no X.509 trust manager; check its security providers"));
    } catch (NoSuchAlgorithmException | KeyStoreException e) {
      throw new IllegalStateException(
          "the JVM's trust store cannot be read; check javax.net.ssl.trustStore", e);
    }
  }
}
