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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of the spec with their handlers. */
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

  /** The list that the jar {@code mmf-api-spec} has beside the spec. */
  private static final String LIST = "io/github/mmfapi/mmf-api-3.1-methods.txt";

  /** The response of a line of the list of which a link is known and nothing else (PHPW). */
  private static final String LINK = "link";

  private static final String TOKEN_METHODS = "oauth/";

  /** Methods of which a link is known and nothing else. */
  public static final Set<String> LINK_ONLY =
      lines(Resources.ofAnyJar(LIST))
          .map(line -> line.split(" ", -1))
          .filter(words -> words[3].equals(LINK))
          .map(words -> words[0])
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, MethodSpec> SPECS = specs();

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> simulated = new TreeSet<>();

  private static Stream<String> lines(String text) {
    return text.lines().filter(line -> !line.startsWith("#"));
  }

  /**
   * Returns all methods by path, in alphabetical order: those of the spec, with what {@code
   * methods.txt} says of their responses. The token methods are served apart.
   */
  static Map<String, MethodSpec> specs() {
    Map<String, MethodSpec.Shape> shapes = new LinkedHashMap<>();
    lines(Resources.text(MethodTable.class, "methods.txt"))
        .map(line -> line.split(" ", -1))
        .forEach(words -> shapes.put(words[0], MethodSpec.Shape.of(words[1])));
    Map<String, MethodSpec> specs = new LinkedHashMap<>();
    lines(Resources.ofAnyJar(LIST))
        .filter(line -> !line.startsWith(TOKEN_METHODS))
        .filter(line -> !line.split(" ", -1)[3].equals(LINK))
        .map(line -> MethodSpec.of(line, shapes))
        .forEach(spec -> specs.put(spec.path(), spec));
    if (!specs.keySet().containsAll(shapes.keySet())) {
      shapes.keySet().removeAll(specs.keySet());
      throw new IllegalStateException(
          "methods.txt has methods that the spec does not have; remove them: " + shapes.keySet());
    }
    return specs;
  }

  MethodTable on(String path, Handler handler) {
    MethodSpec spec = SPECS.get(path);
    if (spec == null || entries.put(path, new Entry(spec, handler)) != null) {
      throw new IllegalStateException(
          "cannot add a handler for " + path + ": it is not in the spec, or has a handler already");
    }
    return this;
  }

  /** Returns this table after simulating the methods that have no handler. */
  MethodTable complete() {
    SPECS.forEach(
        (path, spec) -> {
          if (!entries.containsKey(path)) {
            entries.put(path, new Entry(spec, call -> SimulatedOutput.of(spec)));
            simulated.add(path);
          }
        });
    return this;
  }

  /** Returns the methods without a handler, which use no data of users. */
  Set<String> simulated() {
    return Collections.unmodifiableSet(simulated);
  }

  /** Returns group and method of all, in alphabetical order. */
  public Set<String> paths() {
    return Collections.unmodifiableSet(new TreeSet<>(entries.keySet()));
  }

  public @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
