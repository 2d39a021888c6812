package io.github.mmfapi.sandbox.internal.http;

import io.github.mmfapi.sandbox.MmfSandbox;

/** The main class of a process that {@link MemoryTest} starts with a small heap. */
final class SandboxInASmallJvm {
  private SandboxInASmallJvm() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      System.out.println(sandbox.wireMock().port());
      Thread.currentThread().join();
    }
  }
}
