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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
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

  /** What an object that can change had, and how it gets it back. */
  private record Kept(BooleanSupplier isUnchanged, Runnable restoring) {}

  private final List<Kept> kept = new ArrayList<>();

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
    for (Kept object : kept) {
      if (!object.isUnchanged().getAsBoolean()) {
        object.restoring().run();
      }
    }
  }

  /** Returns whether the state is still what it was; much faster than another snapshot. */
  boolean isUnchanged() {
    for (Kept object : kept) {
      if (!object.isUnchanged().getAsBoolean()) {
        return false;
      }
    }
    return true;
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

  private void walk(String path, Object value) {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum<?>
        || isValue(value.getClass().getPackageName())) {
      lines.put(path, value);
      return;
    }
    String first = isShown(value) ? null : seen.putIfAbsent(value, path);
    if (first != null) {
      lines.put(path, "@" + first);
    } else if (value instanceof JsonNode node) {
      lines.put(path, restorable ? keptCopy(node) : node);
    } else if (value instanceof Map<?, ?> map) {
      keep(map);
      map.forEach((key, element) -> walk(path + "[" + key + "]", element));
    } else if (value instanceof Set<?> set) {
      keep(set);
      lines.put(path, new TreeSet<>(set.stream().map(String::valueOf).toList()).toString());
    } else if (value instanceof Collection<?> list) {
      keep(list);
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

  private JsonNode keptCopy(JsonNode node) {
    JsonNode copy = node.deepCopy();
    keep(
        () -> isSame(node, copy),
        () -> {
          if (node instanceof ObjectNode row) {
            row.removeAll().setAll((ObjectNode) copy);
          }
        });
    return copy;
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

  private <K, V> void keep(Map<K, V> map) {
    if (restorable) {
      Map<K, V> copy = new LinkedHashMap<>(map);
      keep(
          () ->
              map.size() == copy.size()
                  && copy.entrySet().stream()
                      .allMatch(entry -> map.get(entry.getKey()) == entry.getValue()),
          () -> {
            map.clear();
            map.putAll(copy);
          });
    }
  }

  private <E> void keep(Collection<E> list) {
    if (restorable) {
      List<E> copy = new ArrayList<>(list);
      keep(
          () -> copy.equals(new ArrayList<>(list)),
          () -> {
            list.clear();
            list.addAll(copy);
          });
    }
  }

  private <E> void keep(Set<E> set) {
    if (restorable) {
      Set<E> copy = new LinkedHashSet<>(set);
      keep(
          () -> set.equals(copy),
          () -> {
            set.clear();
            set.addAll(copy);
          });
    }
  }

  private void keep(BooleanSupplier isUnchanged, Runnable restoring) {
    kept.add(new Kept(isUnchanged, restoring));
  }

  private void keep(Field field, Object owner, Object value) {
    if (restorable && !Modifier.isFinal(field.getModifiers())) {
      keep(() -> value.equals(get(field, owner)), () -> set(field, owner, value));
    }
  }

  private static @Nullable Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  private static void set(Field field, Object owner, Object value) {
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
    if (value != null) {
      keep(field, owner, value);
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
