package io.github.mmfapi.contract.pact;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.net.URI;
import java.util.Optional;

/**
 * The server that has to keep the contract: a sandbox of its own for each interaction, or the one
 * at {@code -Dmmf.provider.url=http://host:port/3.1}, for which the environment gives {@code
 * MMF_CLIENT_KEY}, {@code MMF_CLIENT_SECRET}, {@code MMF_TOKEN} and {@code MMF_TOKEN_SECRET}.
 *
 * @param baseUrl base URL of the API
 * @param client the application
 * @param token of a user who has authorized it
 * @param sandbox the sandbox, if it is one
 */
record ProviderUnderTest(
    URI baseUrl, ClientCredentials client, TokenCredentials token, Optional<MmfSandbox> sandbox) {

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
          name + " is not set: a server of -Dmmf.provider.url needs it to be called");
    }
    return value;
  }

  /** {@return scheme, host and port; the paths of the contract begin with /3.1} */
  String root() {
    return baseUrl.toString().replaceFirst("/3\\.1/?$", "");
  }

  MmfClient mmfClient() {
    return MmfClient.builder()
        .baseUrl(baseUrl)
        .clientCredentials(client)
        .tokenCredentials(token)
        .build();
  }

  void close() {
    sandbox.ifPresent(MmfSandbox::close);
  }
}
