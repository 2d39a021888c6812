package io.github.mmfapi.contract.coverage;

import io.github.mmfapi.contract.operations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes what was proven, one line each, in a file per run of tests; {@link CoverageGate} reads the
 * files of all runs.
 */
public final class Ledger {
  /** Where the ledgers of one build stand. */
  static final Path FOLDER = Path.of("target", "coverage", "ledger");

  private static final Path FILE = FOLDER.resolve(System.getProperty("ledger", "tests") + ".tsv");
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  static {
    try {
      // What an earlier build has proven says nothing of this one.
      Files.createDirectories(FOLDER);
      Files.writeString(FILE, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ledger() {}

  /** Notes that something was proven of an operation. */
  public static void note(Proof proof, Operation operation) {
    note(proof, operation.id());
  }

  /** Notes that an operation's answer reported failure in one way and this was understood. */
  public static void note(ErrorPath path, Operation operation) {
    note(Proof.ERROR, operation.id() + " " + path);
  }

  /** Notes a proof of something else than an operation, such as a field. */
  public static void note(Proof proof, String subject) {
    String line = proof.label() + "\t" + subject + "\n";
    if (NOTED.add(line)) {
      try {
        Files.writeString(FILE, line, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
