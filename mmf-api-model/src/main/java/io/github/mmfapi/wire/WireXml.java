package io.github.mmfapi.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the generated models from a response in XML.
 *
 * <p>No response in XML is recorded. Known is only that one program read the fields of {@code
 * users/get_user} in the order of the JSON below a root element {@code result} (REES; an
 * inference). The rest is assumed: an element has the name of the JSON member. An empty element
 * means absent, because XML does not distinguish {@code ""} from null; for a list it means a list
 * without entries. A list is either an element with one child per entry, whose names are not fields
 * of the entry, or an element that is repeated.
 *
 * <p>The value is the one that Jackson creates from XML: an element with children is an object,
 * repeated children are a list, anything else is text.
 */
public final class WireXml {
  private WireXml() {}

  /**
   * Reads one object.
   *
   * @param <T> the generated class
   * @param element the element as a value
   * @param type the generated class
   * @return the view; without fields if the element is empty
   * @throws InvalidWireException if the element contains a text instead of an object
   */
  public static <T extends WireObject> T read(WireValue element, Class<T> type) {
    return type.cast(object(WireTables.of(type), element));
  }

  /**
   * Reads a list of objects.
   *
   * @param <T> the generated class
   * @param element the element as a value
   * @param type the generated class
   * @return an unmodifiable list; empty if the element is empty
   * @throws InvalidWireException if there is a text instead of an object
   */
  public static <T extends WireObject> List<T> readAll(WireValue element, Class<T> type) {
    List<T> list = new ArrayList<>();
    for (WireValue row : rows(element, WireTables.of(type))) {
      list.add(read(row, type));
    }
    return Collections.unmodifiableList(list);
  }

  /** Thrown when the tree does not match the class that is read. */
  public static final class InvalidWireException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidWireException(String message) {
      super(message);
    }
  }

  private static WireObject object(WireFields<?> fields, WireValue element) {
    if (!element.isObject() && !isEmpty(element)) {
      throw new InvalidWireException(
          "Cannot read " + fields.typeName() + ": expected an element with children");
    }
    @Nullable Object[] known = new @Nullable Object[fields.size()];
    Map<String, Object> unknown = new LinkedHashMap<>();
    for (Map.Entry<String, WireValue> child : element.members().entrySet()) {
      int index = fields.indexOf(child.getKey());
      if (isEmpty(child.getValue()) && (index < 0 || !fields.field(index).kind().isList())) {
        continue;
      }
      if (index >= 0) {
        known[index] = value(fields.field(index), child.getValue());
      } else {
        unknown.put(child.getKey(), untyped(child.getValue()));
      }
    }
    return fields.create(new WireValues(known, unknown));
  }

  private static Object value(WireFields.Field field, WireValue element) {
    if (!field.kind().isList()) {
      return single(field, element);
    }
    List<Object> list = new ArrayList<>();
    var nested = field.nested();
    for (WireValue row : rows(element, nested == null ? null : nested.get())) {
      list.add(single(field, row));
    }
    return Collections.unmodifiableList(list);
  }

  private static Object single(WireFields.Field field, WireValue element) {
    var nested = field.nested();
    return nested == null || !element.isObject() ? untyped(element) : object(nested.get(), element);
  }

  private static Object untyped(WireValue element) {
    return WireValue.boxed(element.raw());
  }

  /** Returns the entries of a list: the repeated elements, the children, or the element itself. */
  private static List<WireValue> rows(WireValue element, @Nullable WireFields<?> row) {
    if (isEmpty(element) || isFalse(element)) {
      return List.of();
    }
    if (element.isArray()) {
      return element.elements();
    }
    if (!element.isObject() || !holdsRows(element, row)) {
      return List.of(element);
    }
    List<WireValue> rows = new ArrayList<>();
    element
        .members()
        .values()
        .forEach(child -> rows.addAll(child.isArray() ? child.elements() : List.of(child)));
    return rows;
  }

  /**
   * Tells whether the children are entries: none has the name of a field of an entry. If their
   * names differ, as those of PHP's array with gaps do, all must have children themselves.
   */
  private static boolean holdsRows(WireValue element, @Nullable WireFields<?> row) {
    if (row == null) {
      return true;
    }
    Map<String, WireValue> members = element.members();
    return members.keySet().stream().noneMatch(name -> row.indexOf(name) >= 0)
        && (members.size() == 1
            || members.values().stream().allMatch(child -> child.isObject() || child.isArray()));
  }

  /** Tells whether this is what PHP's {@code false} for an empty list may be written as. */
  private static boolean isFalse(WireValue element) {
    return element.raw() instanceof String text && text.strip().equals("false");
  }

  private static boolean isEmpty(WireValue element) {
    return element.isNull()
        || (element.raw() instanceof String text && text.isBlank())
        || (element.isObject() && element.members().isEmpty())
        || (element.isArray() && element.elements().isEmpty());
  }
}
