package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.state.State;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All fields of all objects of the sandbox that can be reached from one of them, as lines of path
 * and value. It knows no class of the state, so nothing that a method changes can be forgotten.
 */
final class StateSnapshot {
  private static final String OURS = "io.github.mmfapi.sandbox.";
  private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private final Map<String, Object> lines = new HashMap<>();
  private final IdentityHashMap<Object, String> seen = new IdentityHashMap<>();

  /** The paths in the order of the walk: those of an object follow one another. */
  private final List<String> paths = new ArrayList<>();

  /** Something that can change: its path, its first line, what it is now, and what it was. */
  private record Kept(
      String path,
      int firstLine,
      Supplier<@Nullable Object> now,
      BooleanSupplier isUnchanged,
      Runnable restoring) {}

  private final List<Kept> kept = new ArrayList<>();

  private final IdentityHashMap<JsonNode, KeptNode> keptNodes = new IdentityHashMap<>();

  /** How often this snapshot was compared with the state. */
  private int comparisons;

  private final boolean restorable;

  private StateSnapshot(boolean restorable) {
    this.restorable = restorable;
  }

  static StateSnapshot of(Object root) {
    return of(root, false);
  }

  /** Returns a snapshot that can set the state back. */
  static StateSnapshot restorable(Object root) {
    return of(root, true);
  }

  private static StateSnapshot of(Object root, boolean restorable) {
    StateSnapshot snapshot = new StateSnapshot(restorable);
    snapshot.walk("", root);
    return snapshot;
  }

  /** Returns all objects of a class that can be reached. */
  <T> List<T> objectsOf(Class<T> type) {
    return seen.keySet().stream()
        .filter(type::isInstance)
        .sorted((a, b) -> String.valueOf(seen.get(a)).compareTo(String.valueOf(seen.get(b))))
        .map(type::cast)
        .toList();
  }

  /** Sets the state back to what it was. */
  void restore() {
    changed().forEach(object -> object.restoring().run());
  }

  /**
   * Sets the state back to what it was.
   *
   * @return the lines that had changed; only what changed is read again, which is much faster than
   *     another snapshot
   */
  List<String> restoreChanges() {
    StateSnapshot before = new StateSnapshot(false);
    StateSnapshot after = new StateSnapshot(false);
    after.seen.putAll(seen);
    List<Kept> changed = changed();
    @Nullable Kept top = null;
    for (Kept object : changed) {
      if (top != null && isAtOrBelow(top.path(), object.path())) {
        continue;
      }
      top = object;
      pathsOf(object).forEach(path -> before.add(path, line(path)));
      Object now = object.now().get();
      if (now != null) {
        after.walk(object.path(), now);
      }
    }
    // The lines of rows are the rows themselves.
    List<String> changes = before.changesTo(after);
    changed.forEach(object -> object.restoring().run());
    return changes;
  }

  private List<Kept> changed() {
    comparisons++;
    return kept.stream().filter(object -> !object.isUnchanged().getAsBoolean()).toList();
  }

  private Stream<String> pathsOf(Kept object) {
    return paths.subList(object.firstLine(), paths.size()).stream()
        .takeWhile(path -> isAtOrBelow(object.path(), path));
  }

  private static boolean isAtOrBelow(String top, String path) {
    return path.startsWith(top)
        && (path.length() == top.length() || ".[".indexOf(path.charAt(top.length())) >= 0);
  }

  /** Returns the lines that are not the same in a later snapshot. */
  List<String> changesTo(StateSnapshot later) {
    // Few lines change: only these are sorted.
    Set<String> changed = new TreeSet<>();
    lines.forEach(
        (path, before) -> {
          if (!before.equals(later.line(path))) {
            changed.add(path);
          }
        });
    later.lines.keySet().stream().filter(path -> !lines.containsKey(path)).forEach(changed::add);
    return changed.stream()
        .map(path -> path + ": " + line(path) + " -> " + later.line(path))
        .toList();
  }

  private Object line(String path) {
    return lines.getOrDefault(path, "");
  }

  private void add(String path, Object line) {
    lines.put(path, line);
    paths.add(path);
  }

  private void walk(String path, Object value) {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum<?>
        || isValue(value.getClass().getPackageName())) {
      add(path, value);
      return;
    }
    String first = isShown(value) ? null : seen.putIfAbsent(value, path);
    if (first != null && !first.equals(path)) {
      add(path, "@" + first);
    } else if (value instanceof JsonNode node) {
      add(path, restorable ? keptCopy(path, node) : node);
    } else if (value instanceof Map<?, ?> map) {
      keep(path, map);
      map.forEach((key, element) -> walk(path + "[" + key + "]", element));
    } else if (value instanceof Set<?> set) {
      keep(path, set);
      add(path, new TreeSet<>(set.stream().map(String::valueOf).toList()).toString());
    } else if (value instanceof Collection<?> list) {
      keep(path, list);
      int i = 0;
      for (Object element : list) {
        walk(path + "[" + i++ + "]", element);
      }
    } else if (isOurs(value.getClass())) {
      fields(value.getClass())
          .forEach(field -> walkField(path + "." + field.getName(), field, value));
    }
  }

  /** Tracks and their points never change. */
  private static boolean isValue(String packageName) {
    return packageName.equals("java.time") || packageName.endsWith(".sandbox.internal.geo");
  }

  /** Shown wherever it is: which of several places comes first depends on the order of a map. */
  private static boolean isShown(Object value) {
    return value instanceof List<?>
        || value instanceof JsonNode
        || (value.getClass().isRecord() && !(value instanceof State));
  }

  private JsonNode keptCopy(String path, JsonNode node) {
    KeptNode keptNode = keptNodes.computeIfAbsent(node, KeptNode::new);
    keep(path, () -> node, keptNode::isUnchanged, keptNode::restore);
    return keptNode.copy;
  }

  /** A node and what it was. A row is in several indexes, and is compared once for all of them. */
  private final class KeptNode {
    private final JsonNode node;
    private final JsonNode copy;
    private int comparedIn;
    private boolean unchanged;

    KeptNode(JsonNode node) {
      this.node = node;
      copy = node.deepCopy();
    }

    boolean isUnchanged() {
      if (comparedIn != comparisons) {
        comparedIn = comparisons;
        unchanged = isSame(node, copy);
      }
      return unchanged;
    }

    void restore() {
      if (node instanceof ObjectNode row) {
        row.removeAll().setAll((ObjectNode) copy.deepCopy());
      }
    }
  }

  /**
   * Compares field by field, which is fast because a copy shares its values; fields in another
   * order count as a change, whose lines are then the same.
   */
  private static boolean isSame(JsonNode node, JsonNode copy) {
    if (!node.isObject() || !copy.isObject() || node.size() != copy.size()) {
      return node.equals(copy);
    }
    Iterator<Map.Entry<String, JsonNode>> fields = copy.properties().iterator();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Map.Entry<String, JsonNode> copied = fields.next();
      if (!field.getKey().equals(copied.getKey()) || !isSame(field.getValue(), copied.getValue())) {
        return false;
      }
    }
    return true;
  }

  private <K, V> void keep(String path, Map<K, V> map) {
    if (restorable) {
      Map<K, V> copy = new LinkedHashMap<>(map);
      keep(
          path,
          () -> map,
          () -> hasSameObjects(map, copy),
          () -> {
            map.clear();
            map.putAll(copy);
          });
    }
  }

  private static <K, V> boolean hasSameObjects(Map<K, V> map, Map<K, V> copy) {
    if (map.size() != copy.size()) {
      return false;
    }
    for (Map.Entry<K, V> entry : copy.entrySet()) {
      if (map.get(entry.getKey()) != entry.getValue()) {
        return false;
      }
    }
    return true;
  }

  private <E> void keep(String path, Collection<E> list) {
    if (restorable) {
      List<E> copy = new ArrayList<>(list);
      keep(
          path,
          () -> list,
          () -> copy.equals(new ArrayList<>(list)),
          () -> {
            list.clear();
            list.addAll(copy);
          });
    }
  }

  private <E> void keep(String path, Set<E> set) {
    if (restorable) {
      Set<E> copy = new LinkedHashSet<>(set);
      keep(
          path,
          () -> set,
          () -> set.equals(copy),
          () -> {
            set.clear();
            set.addAll(copy);
          });
    }
  }

  private void keep(
      String path,
      Supplier<@Nullable Object> now,
      BooleanSupplier isUnchanged,
      Runnable restoring) {
    kept.add(new Kept(path, paths.size(), now, isUnchanged, restoring));
  }

  private void keep(String path, Field field, Object owner, @Nullable Object value) {
    if (restorable && !Modifier.isFinal(field.getModifiers())) {
      keep(
          path,
          () -> get(field, owner),
          () -> Objects.equals(value, get(field, owner)),
          () -> set(field, owner, value));
    }
  }

  private static @Nullable Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  private static void set(Field field, Object owner, @Nullable Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OURS) && type != MethodSpec.class;
  }

  private void walkField(String path, Field field, Object owner) {
    Object value = get(field, owner);
    keep(path, field, owner, value);
    if (value != null) {
      walk(path, value);
    }
  }

  private static List<Field> fields(Class<?> type) {
    return FIELDS.computeIfAbsent(
        type,
        key ->
            Arrays.stream(key.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                // How many rows were read is a measurement, which every read changes.
                .filter(field -> !field.getName().equals("visited"))
                .peek(field -> field.setAccessible(true))
                .toList());
  }
}
