package io.github.mmfapi.sandbox.internal.http;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;

/** The main class of a process that {@link MemoryTest} starts with a small heap. */
final class SandboxInASmallJvm {
  private SandboxInASmallJvm() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (MmfSandbox sandbox =
        MmfSandbox.builder().maximumTextBytes(Long.parseLong(arguments[0])).start()) {
      TokenCredentials token = sandbox.authorize(sandbox.user());
      System.out.println(sandbox.wireMock().port());
      System.out.println(token.token() + " " + token.secret());
      Thread.currentThread().join();
    }
  }
}
