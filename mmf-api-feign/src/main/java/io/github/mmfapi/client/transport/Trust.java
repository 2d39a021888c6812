package io.github.mmfapi.client.transport;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The trust manager that OkHttp wants beside a socket factory. OkHttp uses it to tidy chains for
 * certificate pinning only; whom to trust is decided by the context, which does not hand its own
 * trust manager out.
 */
final class Trust {
  private Trust() {}

  static X509TrustManager ofTheJvm() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the JVM has no X.509 trust manager"));
    } catch (NoSuchAlgorithmException | KeyStoreException e) {
      throw new IllegalStateException("the JVM's default trust cannot be read", e);
    }
  }
}
