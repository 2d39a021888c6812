package io.github.mmfapi.contract.pact;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/**
 * The server that must fulfil the contract: a sandbox that is reset before each interaction, or the
 * server at {@code -Dmmf.provider.url=http://host:port/3.1}, for which the environment gives {@code
 * MMF_CLIENT_KEY}, {@code MMF_CLIENT_SECRET}, {@code MMF_TOKEN}, {@code MMF_TOKEN_SECRET}, and
 * {@code MMF_USERNAME} and {@code MMF_PASSWORD} of the user who authorizes.
 */
final class ProviderUnderTest {
  private final URI baseUrl;
  private final ClientCredentials client;
  private final Optional<MmfSandbox> sandbox;
  private final MmfClient mmfClient;
  private TokenCredentials token;

  private ProviderUnderTest(
      URI baseUrl, ClientCredentials client, TokenCredentials token, Optional<MmfSandbox> sandbox) {
    this.baseUrl = baseUrl;
    this.client = client;
    this.token = token;
    this.sandbox = sandbox;
    this.mmfClient = MmfClient.builder().baseUrl(baseUrl).clientCredentials(client).build();
  }

  static ProviderUnderTest start() {
    String url = System.getProperty("mmf.provider.url", "");
    if (!url.isEmpty()) {
      return new ProviderUnderTest(
          URI.create(url),
          ClientCredentials.of(environment("MMF_CLIENT_KEY"), environment("MMF_CLIENT_SECRET")),
          TokenCredentials.of(environment("MMF_TOKEN"), environment("MMF_TOKEN_SECRET")),
          Optional.empty());
    }
    MmfSandbox sandbox = MmfSandbox.start();
    return new ProviderUnderTest(
        sandbox.baseUrl(),
        sandbox.clientCredentials(),
        sandbox.authorize(sandbox.user()),
        Optional.of(sandbox));
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          name + " is not set; set it for the server of -Dmmf.provider.url");
    }
    return value;
  }

  /** Resets a sandbox to one user who has authorized the application. */
  void reset() {
    sandbox.ifPresent(
        own -> {
          own.reset();
          token = own.authorize(own.user());
        });
  }

  /** {@return the sandbox; empty if it is another server} */
  Optional<MmfSandbox> sandbox() {
    return sandbox;
  }

  /** {@return the application} */
  ClientCredentials client() {
    return client;
  }

  /** {@return the token of a user who has authorized the application} */
  TokenCredentials token() {
    return token;
  }

  /** {@return scheme, host and port; the paths of the contract begin with /3.1} */
  String root() {
    return baseUrl.toString().replaceFirst("/3\\.1/?$", "");
  }

  /** {@return a client that calls as that user} */
  MmfClient mmfClient() {
    return mmfClient.as(token);
  }

  /** {@return temporary credentials that a user has yet to authorize} */
  TemporaryCredentials temporaryCredentials() {
    return mmfClient.authorization().begin(null).temporaryCredentials();
  }

  /** Has the user authorize temporary credentials on the server's page. */
  void authorize(TemporaryCredentials temporary) {
    SandboxUser user =
        sandbox
            .map(MmfSandbox::user)
            .orElseGet(
                () -> new SandboxUser(1, environment("MMF_USERNAME"), environment("MMF_PASSWORD")));
    URI page = mmfClient.authorization().authorizationUrl(temporary, null);
    try {
      new SandboxBrowser().authorizeOutOfBand(page, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void close() {
    mmfClient.close();
    sandbox.ifPresent(MmfSandbox::close);
  }
}
