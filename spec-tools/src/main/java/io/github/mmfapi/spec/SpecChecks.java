package io.github.mmfapi.spec;

import io.github.mmfapi.codegen.InvalidSpecException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cheap checks of a spec: its files, its features, lint and evidence. */
final class SpecChecks implements AutoCloseable {
  private final Path spec;
  private final @Nullable Lint lint;

  /**
   * Starts the checks.
   *
   * @param spec the folder of the spec
   * @param out where it is said that lint is missing
   */
  SpecChecks(Path spec, PrintStream out) throws IOException {
    this.spec = spec;
    this.lint = lint(spec, out);
  }

  private SpecChecks(Path spec) {
    this.spec = spec;
    this.lint = null;
  }

  /** Starts the checks that need no Node. */
  static SpecChecks withoutLint(Path spec) {
    return new SpecChecks(spec);
  }

  private static @Nullable Lint lint(Path spec, PrintStream out) throws IOException {
    try {
      return new Lint(spec);
    } catch (NodeTools.MissingException missing) {
      out.println("mmf: lint is left out: " + missing.getMessage());
      return null;
    }
  }

  /**
   * The result of the checks.
   *
   * @param sources the spec; null if its files cannot be merged
   * @param findings what has to be changed
   */
  record Result(@Nullable SpecSources sources, List<Finding> findings) {}

  /** Reads the spec, and finds what the generator does not support. */
  Result read() {
    try {
      SpecSources sources = SpecSources.read(spec);
      return new Result(sources, sources.unsupported());
    } catch (InvalidSpecException mistake) {
      return new Result(null, List.of(SpecSources.finding(mistake)));
    }
  }

  /** Applies the rules of lint, and compares the spec with its evidence. */
  List<Finding> rules(SpecSources sources) throws IOException {
    Path folder = spec.resolve("evidence");
    List<Finding> findings = new ArrayList<>();
    try {
      Evidence evidence = new Evidence(folder);
      if (lint != null) {
        findings.addAll(lint.check(sources, folder, false));
      }
      findings.addAll(EvidenceRules.check(sources, evidence));
    } catch (InvalidSpecException mistake) {
      findings.add(SpecSources.finding(mistake));
    }
    return findings;
  }

  @Override
  public void close() throws IOException {
    if (lint != null) {
      lint.close();
    }
  }
}
