package io.github.mmfapi.bench.run;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;

/** The sandbox in a JVM of its own. */
public final class SandboxProcess {
  private SandboxProcess() {}

  /** Serves until it is ended; the line it writes has all that a client needs. */
  public static void main(String[] arguments) throws InterruptedException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      ClientCredentials application = sandbox.clientCredentials();
      TokenCredentials token = sandbox.authorize(sandbox.user());
      // Credentials of a server that ends with this run, handed to the process that started it.
      System.out.println(
          String.join(
              " ",
              sandbox.baseUrl().toString(),
              application.key(),
              application.secret(),
              token.token(),
              token.secret()));
      Thread.currentThread().join();
    }
  }
}
