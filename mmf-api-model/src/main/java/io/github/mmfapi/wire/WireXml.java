package io.github.mmfapi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the generated models from an answer in XML.
 *
 * <p>No answer in XML is on record. What is known is that one program read the fields of {@code
 * users/get_user} in the order of the JSON under a root {@code result} (REES; an inference). The
 * rest is assumed here: an element is named as the JSON's member; an empty element stands for
 * absent, for XML cannot tell {@code ""} from null; a list is an element with one child per row,
 * all of them of one name that is none of the row's own fields, or an element that is itself
 * repeated.
 *
 * <p>The tree is the one that Jackson makes of XML: an element with children is an object, repeated
 * children are an array, all else is text.
 */
public final class WireXml {
  private WireXml() {}

  /**
   * Reads one object.
   *
   * @param <T> the generated class
   * @param element the element as a tree
   * @param type the generated class
   * @return the view; without fields if the element is empty
   * @throws InvalidWireException if the element holds a text where the object should be
   */
  public static <T extends WireObject> T read(JsonNode element, Class<T> type) {
    return type.cast(object(WireTables.of(type), element));
  }

  /**
   * Reads a list of objects.
   *
   * @param <T> the generated class
   * @param element the element as a tree
   * @param type the generated class
   * @return an unmodifiable list; empty if the element is
   * @throws InvalidWireException if there is a text where an object should be
   */
  public static <T extends WireObject> List<T> readAll(JsonNode element, Class<T> type) {
    List<T> list = new ArrayList<>();
    for (JsonNode row : rows(element, WireTables.of(type))) {
      list.add(read(row, type));
    }
    return Collections.unmodifiableList(list);
  }

  /** Thrown when the tree does not have the shape of the class that is read. */
  public static final class InvalidWireException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidWireException(String message) {
      super(message);
    }
  }

  private static WireObject object(WireFields<?> fields, JsonNode element) {
    if (!element.isObject() && !isEmpty(element)) {
      throw new InvalidWireException(
          "Cannot read " + fields.typeName() + ": expected an element with children");
    }
    @Nullable Object[] known = new @Nullable Object[fields.size()];
    Map<String, Object> unknown = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> child : element.properties()) {
      if (isEmpty(child.getValue())) {
        continue;
      }
      int index = fields.indexOf(child.getKey());
      if (index >= 0) {
        known[index] = value(fields.field(index), child.getValue());
      } else {
        unknown.put(child.getKey(), untyped(child.getValue()));
      }
    }
    return fields.create(new WireValues(known, unknown));
  }

  private static Object value(WireFields.Field field, JsonNode element) {
    if (!field.kind().isList()) {
      return single(field, element);
    }
    List<Object> list = new ArrayList<>();
    var nested = field.nested();
    for (JsonNode row : rows(element, nested == null ? null : nested.get())) {
      list.add(single(field, row));
    }
    return Collections.unmodifiableList(list);
  }

  private static Object single(WireFields.Field field, JsonNode element) {
    var nested = field.nested();
    return nested == null || !element.isObject() ? untyped(element) : object(nested.get(), element);
  }

  private static Object untyped(JsonNode element) {
    return element.isTextual() ? element.textValue() : element.deepCopy();
  }

  /** The rows of a list: the element's repetitions, its children, or the element alone. */
  private static List<JsonNode> rows(JsonNode element, @Nullable WireFields<?> row) {
    if (isEmpty(element)) {
      return List.of();
    }
    if (element.isArray()) {
      return children(element);
    }
    if (!element.isObject() || !holdsRows(element, row)) {
      return List.of(element);
    }
    JsonNode only = element.elements().next();
    return only.isArray() ? children(only) : List.of(only);
  }

  private static List<JsonNode> children(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  /** Rows share one name; the fields of a row do not, but a row may have one field only. */
  private static boolean holdsRows(JsonNode element, @Nullable WireFields<?> row) {
    return element.size() == 1 && (row == null || row.indexOf(element.fieldNames().next()) < 0);
  }

  private static boolean isEmpty(JsonNode element) {
    return element.isNull()
        || (element.isTextual() && element.textValue().isBlank())
        || (element.isContainerNode() && element.isEmpty());
  }
}
