package io.github.mmfapi.contract.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The content of the ledgers: the subjects of each proof. */
record Proven(Map<String, Set<String>> subjects) {
  static Proven read(Path folder) {
    Map<String, Set<String>> subjects = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          List<String> columns = List.of(line.split("\t", 2));
          subjects.computeIfAbsent(columns.get(0), p -> new TreeSet<>()).add(columns.get(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Proven(subjects);
  }

  Set<String> subjects(Proof proof) {
    return subjects.getOrDefault(proof.label(), Set.of());
  }

  boolean has(Proof proof, String subject) {
    return subjects(proof).contains(subject);
  }

  /** Counts the subjects that begin with an operation, such as its error paths. */
  long count(Proof proof, String operation) {
    return subjects(proof).stream()
        .filter(s -> s.equals(operation) || s.startsWith(operation + " "))
        .count();
  }
}
