package io.github.mmfapi.spec;

import io.github.mmfapi.spec.JavaApi.Kind;
import io.github.mmfapi.spec.JavaApi.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the Java API of two specs, as those see it who call it.
 *
 * @param changes the changes, by kind and name
 */
record ApiComparison(List<Change> changes) {
  /** Says how a part differs. */
  enum Event {
    /** It is new. */
    ADDED,
    /** It has another type. */
    CHANGED,
    /** It is gone. */
    REMOVED,
    /** A request without it is refused now. */
    REQUIRED
  }

  /**
   * A change.
   *
   * @param event how it differs
   * @param kind what differs
   * @param element the part of the API, as Java writes it
   * @param before its type before; empty if it is new
   * @param after its type now; empty if it is gone
   * @param source whether code that calls it still compiles
   * @param binary whether compiled code that calls it still links
   * @param runtime whether calls that succeeded still do
   */
  record Change(
      Event event,
      Kind kind,
      String element,
      String before,
      String after,
      boolean source,
      boolean binary,
      boolean runtime) {
    /** {@return whether no caller is affected} */
    boolean isCompatible() {
      return source && binary && runtime;
    }
  }

  /** {@return whether no caller is affected} */
  boolean isCompatible() {
    return changes.stream().allMatch(Change::isCompatible);
  }

  /**
   * Compares two APIs.
   *
   * @param before the earlier API
   * @param after the later API
   * @param requirements what requests need now and did not need before, as setters
   */
  static ApiComparison of(
      Map<String, Part> before, Map<String, Part> after, List<String> requirements) {
    Map<String, List<Part>> gone = new TreeMap<>();
    before.forEach(
        (key, part) -> {
          if (isTold(part, before) && !after.containsKey(key)) {
            gone.computeIfAbsent(loose(part), k -> new ArrayList<>()).add(part);
          }
        });
    List<Change> changes = new ArrayList<>();
    Set<String> types = types(before, after);
    after.forEach(
        (key, part) -> {
          Part was = before.get(key);
          List<Part> twins = gone.getOrDefault(loose(part), List.of());
          if (!isTold(part, after)) {
            return;
          }
          if (was != null) {
            if (!was.result().equals(part.result())) {
              changes.add(changed(part, was.result(), part.result()));
            }
          } else if (!twins.isEmpty() && part.kind() != Kind.TYPE) {
            Part twin = twins.remove(0);
            changes.add(changed(part, twin.parameters(), part.parameters()));
          } else if (part.kind() == Kind.TYPE || !types.contains(part.owner())) {
            changes.add(
                new Change(
                    Event.ADDED,
                    part.kind(),
                    part.toString(),
                    "",
                    part.result(),
                    true,
                    true,
                    true));
          }
        });
    gone.values().stream()
        .flatMap(List::stream)
        .filter(part -> part.kind() == Kind.TYPE || !types.contains(part.owner()))
        .map(
            part ->
                new Change(
                    Event.REMOVED,
                    part.kind(),
                    part.toString(),
                    part.result(),
                    "",
                    false,
                    false,
                    false))
        .forEach(changes::add);
    requirements.forEach(
        element ->
            changes.add(
                new Change(Event.REQUIRED, Kind.PARAMETER, element, "", "", true, true, false)));
    return new ApiComparison(List.copyOf(changes));
  }

  private static Change changed(Part part, String before, String after) {
    return new Change(
        Event.CHANGED, part.kind(), part.toString(), before, after, false, false, false);
  }

  /** Types that are new or gone: their members are not told as well. */
  private static Set<String> types(Map<String, Part> before, Map<String, Part> after) {
    Set<String> types = new TreeSet<>();
    Map<String, Part> all = new TreeMap<>(before);
    all.putAll(after);
    all.forEach(
        (key, part) -> {
          if (part.kind() == Kind.TYPE && before.containsKey(key) != after.containsKey(key)) {
            types.add(part.owner());
          }
        });
    return types;
  }

  /** Identifies a method by its name alone, to find one whose parameters differ. */
  private static String loose(Part part) {
    int commas = part.parameters().replaceAll("[^,]", "").length();
    return part.owner() + "." + part.name() + (part.parameters().length() > 2 ? commas + 1 : 0);
  }

  /**
   * Tells whether a part is listed. A parameter has a setter and an accessor, a field as well; a
   * method has twins in the asynchronous interface and with a lambda. Each is told once.
   */
  private static boolean isTold(Part part, Map<String, Part> all) {
    String owner = part.owner();
    boolean outerTold =
        owner.endsWith(".Builder") || owner.contains("AsyncApi") || owner.endsWith(".FORMAT");
    return switch (part.kind()) {
      case TYPE -> !outerTold;
      case METHOD ->
          !outerTold
              && !part.parameters().startsWith("(Consumer<")
              && !(part.parameters().equals("()")
                  && all.keySet().stream()
                      .anyMatch(key -> key.startsWith(owner + "." + part.name() + "(Consumer<")));
      case PARAMETER -> true;
      case FIELD ->
          !owner.endsWith("Request")
              && !owner.endsWith(".Builder")
              && !part.name().equals("builder")
              && !(part.name().equals("value") && owner.contains("."));
      case VALUE -> !part.name().equals("UNRECOGNIZED");
    };
  }
}
