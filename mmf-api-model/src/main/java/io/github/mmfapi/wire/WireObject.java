package io.github.mmfapi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mmfapi.value.FilePart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A typed, immutable view of one JSON object of the API: values are kept as they came and read on
 * access, so that decoding and encoding again loses nothing, neither an unknown field nor the
 * difference between {@code ""}, null and absent.
 *
 * <p>Any Jackson {@code ObjectMapper} reads and writes it with nothing registered. An empty array
 * where the object should be, PHP's way of saying "nothing", reads as an object without fields.
 *
 * <p>Two objects are equal if they are of one class and hold the same on the wire: {@code "5"}
 * differs from the number 5, {@code ""} from null; the order of fields does not matter.
 */
@JsonDeserialize(using = WireReader.class)
@JsonSerialize(using = WireWriter.class)
public abstract class WireObject {
  static final String MASK = "***";

  private static final Pattern COMMA = Pattern.compile(",");

  private final WireFields<?> fields;
  private final WireValues values;

  /**
   * Creates the view.
   *
   * @param fields the table of the class
   * @param values what was on the wire
   */
  protected WireObject(WireFields<?> fields, WireValues values) {
    this.fields = fields;
    this.values = values;
  }

  /**
   * Returns what was on the wire under a name that the spec may or may not list: a string as it is,
   * any other scalar and any untyped object or list as JSON.
   *
   * @param wireName name on the wire, such as {@code birthdate}
   * @return the text; null if the field is absent or null, or is an object or a list with a type
   */
  public final @Nullable String text(String wireName) {
    return WireValues.text(raw(wireName));
  }

  /**
   * Tells whether a field was sent, be it as null.
   *
   * @param wireName name on the wire
   * @return true if it was
   */
  public final boolean has(String wireName) {
    return raw(wireName) != null;
  }

  /**
   * Returns the fields that the spec does not list, in the order in which they came.
   *
   * @return an unmodifiable copy by wire name; empty if there is none
   */
  public final Map<String, JsonNode> unknown() {
    Map<String, JsonNode> copy = new LinkedHashMap<>();
    values.unknown().forEach((name, value) -> copy.put(name, WireTree.copyOf(value)));
    return Collections.unmodifiableMap(copy);
  }

  private @Nullable Object raw(String wireName) {
    int index = fields.indexOf(wireName);
    return index < 0 ? values.unknown().get(wireName) : values.get(index);
  }

  final WireFields<?> fields() {
    return fields;
  }

  final WireValues values() {
    return values;
  }

  /**
   * Reads a scalar.
   *
   * @param <V> its Java type
   * @param index position of the field
   * @param format its format
   * @return the value; null if absent, null, or unreadable
   */
  protected final <V> @Nullable V get(int index, WireFormat<V> format) {
    return format.read(values.get(index));
  }

  /**
   * Reads a list of scalars.
   *
   * @param <V> their Java type
   * @param index position of the field
   * @param format their format
   * @return an unmodifiable list without what is unreadable; empty if there is no list
   */
  protected final <V> List<V> all(int index, WireFormat<V> format) {
    return elements(values.get(index), format::read);
  }

  /**
   * Reads a list of scalars that is on the wire as one text, joined by commas.
   *
   * @param <V> their Java type
   * @param index position of the field
   * @param format their format
   * @return an unmodifiable list without what is unreadable; empty if there is no text
   */
  protected final <V> List<V> allJoined(int index, WireFormat<V> format) {
    return values.get(index) instanceof String text
        ? elements(COMMA.splitAsStream(text).toList(), format::read)
        : List.of();
  }

  /**
   * Reads an object.
   *
   * @param <V> its class
   * @param index position of the field
   * @param type its class
   * @return the object; null if absent, null, or something else
   */
  protected final <V extends WireObject> @Nullable V object(int index, Class<V> type) {
    return cast(values.get(index), type);
  }

  /**
   * Reads a list of objects.
   *
   * @param <V> their class
   * @param index position of the field
   * @param type their class
   * @return an unmodifiable list without what is something else; empty if there is no list
   */
  protected final <V extends WireObject> List<V> objects(int index, Class<V> type) {
    return elements(values.get(index), element -> cast(element, type));
  }

  /**
   * Reads free-form JSON.
   *
   * @param index position of the field
   * @return a copy; null if absent, a null node if null was sent
   */
  protected final @Nullable JsonNode json(int index) {
    Object value = values.get(index);
    return value == null ? null : WireTree.copyOf(value);
  }

  /**
   * Reads a file to upload.
   *
   * @param index position of the field
   * @return the file; null if absent
   */
  protected final @Nullable FilePart file(int index) {
    return cast(values.get(index), FilePart.class);
  }

  private static <V> List<V> elements(
      @Nullable Object value, Function<Object, @Nullable V> reader) {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<V> out = new ArrayList<>(list.size());
    for (Object element : list) {
      V read = reader.apply(element);
      if (read != null) {
        out.add(read);
      }
    }
    return Collections.unmodifiableList(out);
  }

  private static <V> @Nullable V cast(@Nullable Object value, Class<V> type) {
    return type.isInstance(value) ? type.cast(value) : null;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof WireObject that
            && getClass() == that.getClass()
            && values.equals(that.values));
  }

  @Override
  public final int hashCode() {
    return values.hashCode();
  }

  /**
   * {@return the fields as they were on the wire, sensitive ones masked; of fields that the spec
   * does not list, and of objects and lists that are not of the type it names, only the fact}
   */
  @Override
  public final String toString() {
    StringJoiner out = new StringJoiner(", ", getClass().getSimpleName() + "{", "}");
    for (int i = 0; i < fields.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        WireFields.Field field = fields.field(i);
        out.add(field.name() + "=" + (field.sensitive() ? MASK : shown(value, field.kind())));
      }
    }
    if (!values.unknown().isEmpty()) {
      out.add("unknown=" + values.unknown().keySet());
    }
    return out.toString();
  }

  // What stands where an object of a known type should be may hold that object's secrets.
  private static String shown(Object value, WireFields.Kind kind) {
    if (value instanceof List<?> list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      list.forEach(element -> out.add(shown(element, kind)));
      return out.toString();
    }
    boolean typed =
        value instanceof WireObject
            || value == WireValues.Null.NULL
            || (kind.isScalar() && !(value instanceof JsonNode));
    return typed ? value.toString() : "(untyped)";
  }
}
