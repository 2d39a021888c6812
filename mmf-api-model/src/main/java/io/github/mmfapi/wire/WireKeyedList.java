package io.github.mmfapi.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a JSON object that was sent where a list is due. PHP writes an array as an object if its
 * keys are not 0, 1, 2 and so on, for example after a row was removed: {@code
 * {"0":{...},"2":{...}}}. The names are kept, so that the object is written as it was received.
 *
 * @param names the names of the members
 * @param values their values, in the same order
 */
record WireKeyedList(List<String> names, List<Object> values) {
  private static final Pattern INDEX = Pattern.compile("[0-9]+");

  WireKeyedList {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }

  static WireKeyedList of(Map<String, Object> members) {
    return new WireKeyedList(List.copyOf(members.keySet()), new ArrayList<>(members.values()));
  }

  /**
   * Returns the entries of a list in any form in which PHP sends one.
   *
   * @param value the value on the wire
   * @return the entries; empty for null, {@code ""} and {@code false}; null if the value is absent
   *     or cannot be read as a list
   */
  static @Nullable List<?> entries(@Nullable Object value, WireFields.Field field) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof WireKeyedList keyed) {
      return keyed.isList(field) ? keyed.values : null;
    }
    boolean none = value == WireValues.Null.NULL || "".equals(value) || Boolean.FALSE.equals(value);
    return none ? List.of() : null;
  }

  /** {@return the values of a list that a request holds, in whichever form; null for others} */
  static @Nullable List<?> values(@Nullable Object value) {
    return value instanceof WireKeyedList keyed
        ? keyed.values
        : value instanceof List<?> list ? list : null;
  }

  /**
   * Tells whether the members are entries. With other names than numbers, the object may also be a
   * single row: one with a scalar, or with a field of a row.
   */
  private boolean isList(WireFields.Field field) {
    var row = field.nested();
    return row == null
        || names.stream().allMatch(WireKeyedList::isIndex)
        || (values.stream().allMatch(WireObject.class::isInstance)
            && names.stream().allMatch(name -> row.get().indexOf(name) < 0));
  }

  /** {@return whether the name of a member is a number} */
  static boolean isIndex(String name) {
    return INDEX.matcher(name).matches();
  }

  String shown(Function<Object, String> value) {
    StringJoiner out = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < names.size(); i++) {
      out.add(names.get(i) + "=" + value.apply(values.get(i)));
    }
    return out.toString();
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      members.put(names.get(i), values.get(i));
    }
    return members;
  }

  /** {@return the number of members; not the values, which may be secret} */
  @Override
  public String toString() {
    return "WireKeyedList{" + names.size() + " members}";
  }
}
