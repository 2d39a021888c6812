package io.github.mmfapi.spring;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The server that the client calls, and the credentials for it. By default they are the properties
 * {@code mmf.base-url}, {@code mmf.client-key}, {@code mmf.client-secret}, {@code mmf.token} and
 * {@code mmf.token-secret}; a bean of this type replaces all five.
 */
public interface MmfConnectionDetails extends ConnectionDetails {

  /**
   * {@return the base URL, version included, such as {@code http://127.0.0.1:8080/3.1}} It is read
   * once.
   */
  URI baseUrl();

  /** {@return key and secret of the application} They are read once. */
  ClientCredentials clientCredentials();

  /**
   * Returns the token of the one user on whose behalf all calls are made. It is read at each
   * attempt of each call, on the thread of the attempt.
   *
   * @return the token; null, the default, if the application has none or several users
   */
  default @Nullable TokenCredentials tokenCredentials() {
    return null;
  }
}
