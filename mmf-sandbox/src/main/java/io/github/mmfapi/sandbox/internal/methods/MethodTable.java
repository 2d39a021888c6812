package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which class answers which method of {@code methods.txt}. */
public final class MethodTable {
  /** Carries out a call that was found complete. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers.
     *
     * @throws Refusal if the answer is an error
     */
    Response handle(Call call);
  }

  /** A method and who carries it out. */
  public record Entry(MethodSpec spec, Handler handler) {}

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
  public MethodTable complete() {
    TreeSet<String> missing = new TreeSet<>(SPECS.keySet());
    missing.removeAll(entries.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("nobody answers " + missing);
    }
    return this;
  }

  public @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
