package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.spring.MmfConfigurationException;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Takes the server and its credentials from the properties, and checks them. */
final class PropertiesConnectionDetails implements MmfConnectionDetails {
  private final URI baseUrl;
  private final ClientCredentials clientCredentials;
  private final @Nullable TokenCredentials tokenCredentials;

  PropertiesConnectionDetails(MmfProperties properties) {
    this.baseUrl = baseUrl(properties.baseUrl());
    this.clientCredentials =
        ClientCredentials.of(
            required("mmf.client-key", properties.clientKey(), "the consumer key"),
            required("mmf.client-secret", properties.clientSecret(), "the consumer secret"));
    this.tokenCredentials =
        StringUtils.hasText(properties.token()) || StringUtils.hasText(properties.tokenSecret())
            ? TokenCredentials.of(
                required("mmf.token", properties.token(), "the token of mmf.token-secret"),
                required("mmf.token-secret", properties.tokenSecret(), "the secret of mmf.token"))
            : null;
  }

  private static URI baseUrl(@Nullable URI url) {
    if (url == null || url.toString().isBlank()) {
      throw new MmfConfigurationException(
          "mmf.base-url",
          "no server is set, and there is no default, because MapMyFitness's 3.1 servers are gone"
              + " and its host serves another API",
          "Set mmf.base-url to the server, version included, such as http://127.0.0.1:8080/3.1;"
              + " for a test, annotate it with @MmfSandboxTest; to leave the client out, set"
              + " mmf.enabled=false",
          null);
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new MmfConfigurationException(
          "mmf.base-url",
          "the value is not an absolute http or https URL without user, query and fragment",
          "Set it to a URL such as http://127.0.0.1:8080/3.1",
          null);
    }
    return url;
  }

  private static String required(String property, @Nullable String value, String meaning) {
    if (value == null || value.isBlank()) {
      throw new MmfConfigurationException(property, "it is not set", "Set it to " + meaning, null);
    }
    return value;
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public ClientCredentials clientCredentials() {
    return clientCredentials;
  }

  @Override
  public @Nullable TokenCredentials tokenCredentials() {
    return tokenCredentials;
  }
}
