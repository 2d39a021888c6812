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
 * Records what was proven and by which test, recording or interaction, one line each, in a file per
 * test execution; {@link CoverageGate} reads the files of all executions.
 */
public final class Ledger {
  /** The ledgers of one build. */
  static final Path FOLDER = Path.of("target", "coverage", "ledger");

  /** Begins the source of a proof that is a link and no test. */
  static final String LINK = "link:";

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

  /**
   * Records a proof for an operation, and where it can be read.
   *
   * @param link a recording or an interaction, relative to the folder of the report
   */
  public static void note(Proof proof, String subject, String link) {
    write(proof.label() + "\t" + subject, LINK + link);
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
    write(proof.label() + "\t" + subject, test());
  }

  private static void write(String line, String source) {
    if (NOTED.add(line)) {
      try {
        Files.writeString(FILE, line + "\t" + source + '\n', StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
