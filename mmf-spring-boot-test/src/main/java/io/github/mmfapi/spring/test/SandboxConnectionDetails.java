package io.github.mmfapi.spring.test;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The sandbox as the server of the client, with a token of its user if the test wants one. */
final class SandboxConnectionDetails implements MmfConnectionDetails {
  private final MmfSandbox sandbox;
  private final boolean authorized;
  private @Nullable TokenCredentials token;

  SandboxConnectionDetails(MmfSandbox sandbox, boolean authorized) {
    this.sandbox = sandbox;
    this.authorized = authorized;
  }

  @Override
  public URI baseUrl() {
    return sandbox.baseUrl();
  }

  @Override
  public ClientCredentials clientCredentials() {
    return sandbox.clientCredentials();
  }

  /** Issues a token at the first call after the start or a reset, which forgets all tokens. */
  @Override
  public synchronized @Nullable TokenCredentials tokenCredentials() {
    if (token == null && authorized) {
      token = sandbox.authorize(sandbox.user());
    }
    return token;
  }

  /** Returns the sandbox to its initial data. */
  synchronized void reset() {
    sandbox.reset();
    token = null;
  }
}
