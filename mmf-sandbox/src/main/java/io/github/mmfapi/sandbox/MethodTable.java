package io.github.mmfapi.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which class answers which method of {@code methods.txt}. */
final class MethodTable {
  /** Carries out a call that was found complete. */
  @FunctionalInterface
  interface Handler {
    /**
     * Answers.
     *
     * @throws Refusal if the answer is an error
     */
    Answer answer(Call call);
  }

  /** A method and who carries it out. */
  record Entry(MethodSpec spec, Handler handler) {}

  private static final Map<String, MethodSpec> SPECS = specs();

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Returns all methods by path, in alphabetical order. */
  static Map<String, MethodSpec> specs() {
    Map<String, MethodSpec> specs = new LinkedHashMap<>();
    Resources.text(MethodTable.class, "methods.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(MethodSpec::of)
        .forEach(spec -> specs.put(spec.path(), spec));
    return specs;
  }

  MethodTable on(String path, Handler handler) {
    MethodSpec spec = SPECS.get(path);
    if (spec == null || entries.put(path, new Entry(spec, handler)) != null) {
      throw new IllegalStateException(path + " stands not in methods.txt, or was set twice");
    }
    return this;
  }

  /** Returns this table once every method has somebody to carry it out. */
  MethodTable complete() {
    TreeSet<String> missing = new TreeSet<>(SPECS.keySet());
    missing.removeAll(entries.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("nobody answers " + missing);
    }
    return this;
  }

  @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
