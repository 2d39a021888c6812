package io.github.mmfapi.bench.run;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;

/** Runs the sandbox in its own JVM. */
public final class SandboxProcess {
  private SandboxProcess() {}

  /**
   * Serves until the process is ended. The first line of output has everything that a client needs.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      ClientCredentials application = sandbox.clientCredentials();
      TokenCredentials token = sandbox.authorize(sandbox.user());
      // Passes the credentials to the parent process; they are only valid for this run.
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
