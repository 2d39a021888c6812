package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.MmfConfigurationException;
import io.github.mmfapi.spring.oauth1.OAuth1Client;
import io.github.mmfapi.spring.oauth1.TokensOfOneApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.PrivateKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/** Makes a client from the properties of one API, and names the property in each failure. */
final class OAuth1ClientFactory {
  private final ResourceLoader resources;
  private final TokenStore store;
  private final CurrentUser user;

  OAuth1ClientFactory(ResourceLoader resources, TokenStore store, CurrentUser user) {
    this.resources = resources;
    this.store = store;
    this.user = user;
  }

  OAuth1Client client(String name, OAuth1ClientsProperties.Client properties) {
    String prefix = "oauth1.clients." + name + ".";
    ClientCredentials credentials =
        ClientCredentials.of(
            required(prefix + "client-key", properties.clientKey(), "the consumer key"),
            properties.clientSecret());
    SignatureMethod method = signatureMethod(prefix, properties);
    OAuth1Signer signer = signer(prefix, properties, credentials, method);
    TokenStore tokens = new TokensOfOneApi(store, name);
    TokenCredentials fixed = token(prefix, properties);
    return new OAuth1Client(
        name,
        signer,
        OAuth1RequestInterceptor.builder()
            .signer(signer)
            .credentials(new CurrentTokenCredentials(() -> fixed, tokens, user))
            .placement(properties.placement())
            .build(),
        flow(prefix, properties, credentials, method),
        tokens);
  }

  private static OAuth1Signer signer(
      String prefix,
      OAuth1ClientsProperties.Client properties,
      ClientCredentials credentials,
      SignatureMethod method) {
    try {
      return OAuth1Signer.builder()
          .clientCredentials(credentials)
          .signatureMethod(method)
          .realm(properties.realm())
          .bodyHash(properties.bodyHash())
          .build();
    } catch (IllegalArgumentException e) {
      throw refused(prefix + "realm", String.valueOf(e.getMessage()), e);
    } catch (IllegalStateException e) {
      throw refused(prefix + "body-hash", String.valueOf(e.getMessage()), e);
    }
  }

  private SignatureMethod signatureMethod(
      String prefix, OAuth1ClientsProperties.Client properties) {
    return switch (properties.signatureMethod()) {
      case HMAC_SHA1 -> SignatureMethod.hmacSha1();
      case HMAC_SHA256 -> SignatureMethod.hmacSha256();
      case HMAC_SHA512 -> SignatureMethod.hmacSha512();
      case RSA_SHA1 -> SignatureMethod.rsaSha1(privateKey(prefix, properties));
      case RSA_SHA256 -> SignatureMethod.rsaSha256(privateKey(prefix, properties));
      case RSA_SHA512 -> SignatureMethod.rsaSha512(privateKey(prefix, properties));
      case PLAINTEXT -> SignatureMethod.plaintext();
    };
  }

  private PrivateKey privateKey(String prefix, OAuth1ClientsProperties.Client properties) {
    String property = prefix + "private-key";
    String location =
        required(property, properties.privateKey(), "the location of the RSA private key");
    try (InputStream content = resources.getResource(location).getInputStream()) {
      return Objects.requireNonNull(PemContent.load(content).getPrivateKey());
    } catch (IOException | RuntimeException e) {
      // Not chained: the message may quote the file.
      throw refused(
          property,
          "no unencrypted RSA private key can be read from it ("
              + e.getClass().getSimpleName()
              + ")",
          null);
    }
  }

  private static @Nullable TokenCredentials token(
      String prefix, OAuth1ClientsProperties.Client properties) {
    if (!StringUtils.hasText(properties.token())
        && !StringUtils.hasText(properties.tokenSecret())) {
      return null;
    }
    return TokenCredentials.of(
        required(prefix + "token", properties.token(), "the token of token-secret"),
        required(prefix + "token-secret", properties.tokenSecret(), "the secret of token"));
  }

  private static @Nullable WebRedirectionFlow flow(
      String prefix,
      OAuth1ClientsProperties.Client properties,
      ClientCredentials credentials,
      SignatureMethod method) {
    URI temporary = properties.temporaryCredentialsUrl();
    URI authorization = properties.authorizationUrl();
    URI token = properties.tokenCredentialsUrl();
    if (temporary == null && authorization == null && token == null) {
      return null;
    }
    if (temporary == null || authorization == null || token == null) {
      throw refused(
          prefix + "temporary-credentials-url",
          "it is set only together with authorization-url and token-credentials-url",
          null);
    }
    try {
      return WebRedirectionFlow.builder()
          .endpoints(new OAuth1Endpoints(temporary, authorization, token))
          .clientCredentials(credentials)
          .signatureMethod(method)
          .build();
    } catch (IllegalArgumentException e) {
      throw refused(prefix + "*-url", String.valueOf(e.getMessage()), e);
    }
  }

  private static String required(String property, @Nullable String value, String meaning) {
    if (!StringUtils.hasText(value)) {
      throw new MmfConfigurationException(property, "it is not set", "Set it to " + meaning, null);
    }
    return value;
  }

  private static MmfConfigurationException refused(
      String property, String problem, @Nullable Throwable cause) {
    return new MmfConfigurationException(property, problem, "Change its value", cause);
  }
}
