package io.github.mmfapi.contract.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content of the ledgers.
 *
 * @param subjects the subjects of each proof, with the name of the test class, or a link
 */
public record Proven(Map<String, Map<String, String>> subjects) {
  static Proven read(Path folder) {
    Map<String, Map<String, String>> subjects = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          List<String> columns = List.of(line.split("\t", 3));
          subjects
              .computeIfAbsent(columns.get(0), proof -> new TreeMap<>())
              .putIfAbsent(columns.get(1), columns.get(2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Proven(subjects);
  }

  Set<String> subjects(Proof proof) {
    return subjects.getOrDefault(proof.label(), Map.of()).keySet();
  }

  boolean has(Proof proof, String subject) {
    return subjects(proof).contains(subject);
  }

  /** Returns the test or the link behind a proof of an operation, null if there is none. */
  String test(Proof proof, String operation) {
    return subjects.getOrDefault(proof.label(), Map.of()).entrySet().stream()
        .filter(s -> s.getKey().equals(operation) || s.getKey().startsWith(operation + " "))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Counts the subjects that begin with an operation, such as its error paths. */
  long count(Proof proof, String operation) {
    return subjects(proof).stream()
        .filter(s -> s.equals(operation) || s.startsWith(operation + " "))
        .count();
  }
}
