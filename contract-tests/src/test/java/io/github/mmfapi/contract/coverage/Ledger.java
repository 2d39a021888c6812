package io.github.mmfapi.contract.coverage;

import io.github.mmfapi.contract.internal.spec.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what was proven and which test proved it, one line each, in a file per test execution;
 * {@link CoverageGate} reads the files of all executions.
 */
public final class Ledger {
  /** The ledgers of one build. */
  static final Path FOLDER = Path.of("target", "coverage", "ledger");

  private static final Path FILE = FOLDER.resolve(System.getProperty("ledger", "tests") + ".tsv");
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  static {
    try {
      // Proofs of an earlier build do not count.
      Files.createDirectories(FOLDER);
      Files.writeString(FILE, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ledger() {}

  /** Records a proof for an operation. */
  public static void note(Proof proof, Operation operation) {
    note(proof, operation.id());
  }

  /** Records that the client understood one way of reporting failure for an operation. */
  public static void note(ErrorPath path, Operation operation) {
    note(Proof.ERROR, operation.id() + " " + path);
  }

  /** Returns the name of the class that records a proof. */
  private static String test() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(frame -> frame.getDeclaringClass().getName())
                    .filter(name -> !name.startsWith(Ledger.class.getPackageName()))
                    .findFirst()
                    .map(name -> name.split("\\$", 2)[0])
                    .orElseThrow());
  }

  /** Records a proof for something other than an operation, such as a field. */
  public static void note(Proof proof, String subject) {
    String line = proof.label() + "\t" + subject;
    if (NOTED.add(line)) {
      try {
        Files.writeString(FILE, line + "\t" + test() + '\n', StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
