package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods of {@code methods.txt} with their handlers. */
public final class MethodTable {
  /** Handles calls of one method, after their parameters were checked. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Returns the response to a call.
     *
     * @throws Refusal if the response is an error
     */
    Response handle(Call call);
  }

  /** A method and its handler. */
  public record Entry(MethodSpec spec, Handler handler) {}

  /** Methods of which a link is known and nothing else (PHPW). */
  public static final Set<String> LINK_ONLY =
      Set.of("events/search_events", "resource/get_resource");

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
      throw new IllegalStateException(
          "cannot add a handler for "
              + path
              + ": it is not in methods.txt, or has a handler already");
    }
    return this;
  }

  /** Returns this table after checking that every method has a handler. */
  MethodTable complete() {
    TreeSet<String> missing = new TreeSet<>(SPECS.keySet());
    missing.removeAll(entries.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("methods.txt has methods without a handler: " + missing);
    }
    return this;
  }

  /** Returns group and method of all, in alphabetical order. */
  public Set<String> paths() {
    return Collections.unmodifiableSet(new TreeSet<>(entries.keySet()));
  }

  public @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
