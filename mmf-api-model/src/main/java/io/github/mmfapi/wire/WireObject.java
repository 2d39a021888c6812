package io.github.mmfapi.wire;

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
 * Is a typed, immutable view of one JSON object of the API. Values are kept as received and
 * converted on access. Decoding and encoding again therefore loses nothing: neither an unknown
 * field nor the difference between {@code ""}, null and absent.
 *
 * <p>Any mapper of Jackson 2 or Jackson 3 reads and writes it, and both write the same JSON; no
 * module has to be registered. PHP sends an empty array for an empty object; it reads as an object
 * without fields. PHP also sends an object for an array with gaps; see {@link #isList}.
 *
 * <p>Two objects are equal if they have the same class and the same values on the wire: {@code "5"}
 * differs from the number 5, and {@code ""} from null. The order of fields does not matter.
 */
@WireBinding
public abstract class WireObject {
  static final String MASK = "***";

  private static final Pattern COMMA = Pattern.compile(",");

  private final WireFields<?> fields;
  private final WireValues values;

  /**
   * Creates the view.
   *
   * @param fields the field table of the class
   * @param values the values on the wire
   */
  protected WireObject(WireFields<?> fields, WireValues values) {
    this.fields = fields;
    this.values = values;
  }

  /**
   * Returns the text of a field, whether the spec lists the field or not. A string is returned as
   * it is; any other scalar, and an object or a list without a type, as JSON.
   *
   * @param wireName the name on the wire, such as {@code birthdate}
   * @return the text; null if the field is absent or null, or if it is an object or a list with a
   *     type
   */
  public final @Nullable String text(String wireName) {
    return WireValues.text(raw(wireName));
  }

  /**
   * Tells whether a field was sent. A field that was sent as null counts.
   *
   * @param wireName the name on the wire
   * @return true if the field was sent
   */
  public final boolean has(String wireName) {
    return raw(wireName) != null;
  }

  /**
   * Tells whether a field of the spec that is a list was received as one, so that its accessor
   * returns every entry. PHP sends an array with gaps as an object, {@code {"0":{},"2":{}}}, and an
   * empty list as {@code []}, null, {@code ""} or {@code false}: all of these count. If a list is
   * not received as one, its accessor returns an empty list, or leaves out the entries that are no
   * objects.
   *
   * @param wireName the name on the wire, such as {@code workouts}
   * @return false if the field was not sent, cannot be read as a list, has an entry of another type
   *     than in the spec, or is no list in the spec
   */
  public final boolean isList(String wireName) {
    int index = fields.indexOf(wireName);
    if (index < 0 || !fields.field(index).kind().isList()) {
      return false;
    }
    WireFields.Field field = fields.field(index);
    List<?> entries = WireKeyedList.entries(values.get(index), field);
    return entries != null
        && (field.kind().isScalar() || entries.stream().allMatch(WireObject.class::isInstance));
  }

  /**
   * Returns the fields that the spec does not list, in the order in which they were received.
   *
   * @return an unmodifiable copy, by wire name; empty if there are none
   */
  public final Map<String, WireValue> unknown() {
    Map<String, WireValue> copy = new LinkedHashMap<>();
    values.unknown().forEach((name, value) -> copy.put(name, WireValue.ofRaw(value)));
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
   * @param index the position of the field in the table
   * @param format the format of the value
   * @return the value; null if it is absent, null or unreadable
   */
  protected final <V> @Nullable V get(int index, WireFormat<V> format) {
    return format.read(values.get(index));
  }

  /**
   * Reads a list of scalars.
   *
   * @param <V> their Java type
   * @param index the position of the field in the table
   * @param format the format of the values
   * @return an unmodifiable list without unreadable values; empty if there is no list
   */
  protected final <V> List<V> all(int index, WireFormat<V> format) {
    return elements(index, format::read);
  }

  /**
   * Reads a list of scalars that was sent as one text, joined by commas, or as a list.
   *
   * @param <V> their Java type
   * @param index the position of the field in the table
   * @param format the format of the values
   * @return an unmodifiable list without unreadable values; empty if there is neither
   */
  protected final <V> List<V> allJoined(int index, WireFormat<V> format) {
    return values.get(index) instanceof String text
        ? readable(COMMA.splitAsStream(text).toList(), format::read)
        : elements(index, format::read);
  }

  /**
   * Reads an object.
   *
   * @param <V> its class
   * @param index the position of the field in the table
   * @param type its class
   * @return the object; null if it is absent, null or of another type
   */
  protected final <V extends WireObject> @Nullable V object(int index, Class<V> type) {
    return cast(values.get(index), type);
  }

  /**
   * Reads a list of objects.
   *
   * @param <V> their class
   * @param index the position of the field in the table
   * @param type their class
   * @return an unmodifiable list without elements of another type; empty if there is no list
   */
  protected final <V extends WireObject> List<V> objects(int index, Class<V> type) {
    return elements(index, element -> cast(element, type));
  }

  /**
   * Reads free-form JSON.
   *
   * @param index the position of the field in the table
   * @return the value; null if it is absent, a value that is JSON null if that was sent
   */
  protected final @Nullable WireValue json(int index) {
    Object value = values.get(index);
    return value == null ? null : WireValue.ofRaw(value);
  }

  /**
   * Returns a file to upload.
   *
   * @param index the position of the field in the table
   * @return the file; null if it is absent
   */
  protected final @Nullable FilePart file(int index) {
    return cast(values.get(index), FilePart.class);
  }

  private <V> List<V> elements(int index, Function<Object, @Nullable V> reader) {
    List<?> entries = WireKeyedList.entries(values.get(index), fields.field(index));
    return entries == null ? List.of() : readable(entries, reader);
  }

  private static <V> List<V> readable(List<?> list, Function<Object, @Nullable V> reader) {
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
   * {@return the fields as they were on the wire, with sensitive values masked; fields that the
   * spec does not list appear by name only, and values of another type than in the spec as {@code
   * (untyped)}}
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

  // A value in place of an object of a known type may contain the secrets of that object.
  private static String shown(Object value, WireFields.Kind kind) {
    if (value instanceof WireKeyedList keyed) {
      return keyed.shown(member -> shown(member, kind));
    }
    if (value instanceof List<?> list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      list.forEach(element -> out.add(shown(element, kind)));
      return out.toString();
    }
    boolean typed =
        value instanceof WireObject
            || value == WireValues.Null.NULL
            || (kind.isScalar() && !(value instanceof WireValue));
    return typed ? value.toString() : "(untyped)";
  }
}
