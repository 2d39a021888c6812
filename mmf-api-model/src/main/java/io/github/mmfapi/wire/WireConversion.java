package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.TreeNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between {@link WireValue} and other classes. */
final class WireConversion {
  private static final String JACKSON_2_TREE = "com.fasterxml.jackson.databind.JsonNode";
  private static final String JACKSON_3_TREE = "tools.jackson.databind.JsonNode";
  private static final String JACKSON_3_NODES = "tools.jackson.databind.node.";
  private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private WireConversion() {}

  /** Returns the entries of a list in any form in which PHP sends one; null for anything else. */
  static @Nullable List<?> elements(Object raw) {
    if (raw instanceof List<?> list) {
      return list;
    }
    if (raw instanceof Map<?, ?> members) {
      boolean gaps =
          !members.isEmpty()
              && members.keySet().stream().allMatch(name -> WireKeyedList.isIndex((String) name));
      return gaps ? List.copyOf(members.values()) : null;
    }
    boolean none = raw == WireValues.Null.NULL || "".equals(raw) || Boolean.FALSE.equals(raw);
    return none ? List.of() : null;
  }

  /** Removes the types of the spec from what {@link WireValues} holds. */
  static Object plain(Object raw, int depth) {
    if (raw instanceof WireValue value) {
      return value.raw();
    }
    if (raw instanceof WireObject object) {
      return plainMembers(object, depth);
    }
    if (raw instanceof WireKeyedList keyed) {
      Map<String, Object> members = new LinkedHashMap<>();
      keyed.members().forEach((name, value) -> members.put(name, plain(value, deeper(depth))));
      return Collections.unmodifiableMap(members);
    }
    if (raw instanceof List<?> list && list.stream().anyMatch(WireConversion::isTyped)) {
      List<Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(plain(element, deeper(depth))));
      return Collections.unmodifiableList(elements);
    }
    return raw;
  }

  private static boolean isTyped(Object raw) {
    return !(raw instanceof String || raw instanceof Number || raw instanceof Map<?, ?>);
  }

  private static Object plainMembers(WireObject object, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < object.fields().size(); i++) {
      Object value = object.values().get(i);
      if (value != null) {
        members.put(object.fields().field(i).name(), plain(value, deeper(depth)));
      }
    }
    object
        .values()
        .unknown()
        .forEach((name, value) -> members.put(name, plain(value, deeper(depth))));
    return Collections.unmodifiableMap(members);
  }

  private static int deeper(int depth) {
    if (depth >= WireTree.MAX_DEPTH) {
      throw new IllegalArgumentException(WireTree.TOO_DEEP);
    }
    return depth + 1;
  }

  /** Returns the form on the wire of a Java object. */
  static Object raw(@Nullable Object object, int depth) {
    if (object == null) {
      return WireValues.Null.NULL;
    }
    if (object instanceof String || object instanceof Boolean) {
      return object;
    }
    if (object instanceof WireValue || object instanceof WireObject) {
      return plain(object, depth);
    }
    if (object instanceof Number number) {
      return number(number);
    }
    if (object instanceof TreeNode tree) {
      return tree(tree);
    }
    if (object.getClass().getName().startsWith(JACKSON_3_NODES)) {
      return WireValue.parse(object.toString()).raw();
    }
    if (object instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((name, value) -> members.put(String.valueOf(name), raw(value, deeper(depth))));
      return Collections.unmodifiableMap(members);
    }
    if (object instanceof Iterable<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(raw(element, deeper(depth))));
      return Collections.unmodifiableList(elements);
    }
    throw new IllegalArgumentException(
        object.getClass().getName() + " has no form in JSON; give a text, number, map or list");
  }

  /** Returns the form on the wire of a Java object that a tree of Jackson holds. */
  static Object embedded(@Nullable Object object) {
    return object instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : raw(object, 0);
  }

  /** Returns the class in which a number is read, so that what is equal on the wire is equal. */
  private static Number number(Number number) {
    if (number instanceof WireNumber) {
      return number;
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.scale() >= 0 ? decimal : WireNumber.of(decimal.toString());
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException(number + " is no number in JSON; give another");
      }
      return WireNumber.of(number.toString());
    }
    BigInteger whole = new BigInteger(number.toString());
    if (whole.compareTo(LEAST_LONG) < 0 || whole.compareTo(GREATEST_LONG) > 0) {
      return whole;
    }
    long fits = whole.longValueExact();
    return fits == (int) fits ? Integer.valueOf((int) fits) : (Number) fits;
  }

  private static Object tree(TreeNode tree) {
    try (JsonParser parser = tree.traverse()) {
      parser.nextToken();
      return WireTree.read(parser);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the location only: Jackson's message may quote the text, which may be a secret. */
  static IllegalArgumentException malformed(JsonProcessingException e) {
    var at = e.getLocation();
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the JSON cannot be read at line %d, column %d (%s)",
            at == null ? -1 : at.getLineNr(),
            at == null ? -1 : at.getColumnNr(),
            e.getClass().getSimpleName()));
  }

  /** Returns a value as an object of another class. */
  static <T> @Nullable T as(WireValue value, Class<T> type) {
    Object raw = value.isAbsent() ? WireValues.Null.NULL : value.raw();
    if (type == WireValue.class) {
      return type.cast(value);
    }
    if (WireObject.class.isAssignableFrom(type)) {
      WireFields<?> fields = WireTables.of(type);
      WireObject object = WireModels.object(fields, raw);
      if (object == null) {
        throw new IllegalArgumentException(WireModels.expected(fields, value.kind()));
      }
      return type.cast(object);
    }
    if (type.getName().equals(JACKSON_2_TREE)) {
      return type.cast(Jackson2Trees.of(raw));
    }
    if (type.getName().equals(JACKSON_3_TREE)) {
      return type.cast(Jackson3Trees.of(raw));
    }
    if (type == Object.class || type == Map.class || type == List.class) {
      return java(value, raw, type);
    }
    throw new IllegalArgumentException(
        "a value cannot be read as "
            + type.getName()
            + "; give a generated model, JsonNode, Object, Map or List");
  }

  private static <T> @Nullable T java(WireValue value, Object raw, Class<T> type) {
    Object java = java(raw);
    if (type != Object.class && !type.isInstance(java)) {
      throw new IllegalArgumentException(
          value.kind() + " cannot be read as " + type.getSimpleName() + "; look at kind() first");
    }
    return type.cast(java);
  }

  private static @Nullable Object java(Object raw) {
    if (raw instanceof Map<?, ?> members) {
      Map<Object, @Nullable Object> map = new LinkedHashMap<>();
      members.forEach((name, member) -> map.put(name, java(member)));
      return map;
    }
    if (raw instanceof List<?> elements) {
      List<@Nullable Object> list = new ArrayList<>(elements.size());
      elements.forEach(element -> list.add(java(element)));
      return list;
    }
    if (raw instanceof WireNumber number) {
      return number.isWithinReason() ? number.decimal() : number.toString();
    }
    return raw == WireValues.Null.NULL ? null : raw;
  }
}
