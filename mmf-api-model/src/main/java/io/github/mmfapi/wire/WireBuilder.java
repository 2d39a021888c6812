package io.github.mmfapi.wire;

import io.github.mmfapi.value.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the base of the generated builders. Passing null to a setter unsets the field. A builder can
 * build several times and can be changed in between. It is not safe for use by several threads.
 *
 * @param <T> the class that is built
 * @param <B> the generated builder
 */
public abstract class WireBuilder<T extends WireObject, B extends WireBuilder<T, B>> {
  private final WireFields<T> fields;
  private final @Nullable Object[] values;
  private final Map<String, Object> unknown = new LinkedHashMap<>();

  /**
   * Creates a builder with nothing set.
   *
   * @param fields the field table of the class
   */
  protected WireBuilder(WireFields<T> fields) {
    this.fields = fields;
    this.values = new @Nullable Object[fields.size()];
  }

  /**
   * Returns this builder under its own type.
   *
   * @return this builder
   */
  protected abstract B self();

  /**
   * Sets a field by its wire name and its text. The field can be one that the spec does not list,
   * and the text one that the typed setter does not accept.
   *
   * @param wireName the name on the wire
   * @param text the text on the wire; null unsets the field
   * @return this builder
   * @throws InvalidRequestException if the name is empty
   */
  public final B set(String wireName, @Nullable String text) {
    return setRaw(wireName, text);
  }

  /**
   * Sets a field to JSON null, which differs from leaving it out. In a request, null is the same as
   * left out.
   *
   * @param wireName the name on the wire
   * @return this builder
   * @throws InvalidRequestException if the name is empty
   */
  public final B setNull(String wireName) {
    return setRaw(wireName, WireValues.Null.NULL);
  }

  /**
   * Checks the values and builds the object.
   *
   * @return an immutable object
   * @throws InvalidRequestException if a required parameter is missing, or a value does not match
   *     the pattern in the spec; the message names the parameter
   */
  public final T build() {
    fields.check(values);
    return fields.create(WireValues.copyOf(values, unknown));
  }

  private B setRaw(String wireName, @Nullable Object value) {
    if (wireName.isEmpty()) {
      throw new InvalidRequestException(
          fields.typeName() + ": the name of the field is empty; give its name on the wire");
    }
    int index = fields.indexOf(wireName);
    if (index >= 0) {
      return putRaw(index, value);
    }
    if (value == null) {
      unknown.remove(wireName);
    } else {
      unknown.put(wireName, value);
    }
    return self();
  }

  private B putRaw(int index, @Nullable Object value) {
    values[index] = value;
    return self();
  }

  private <V> String write(int index, WireFormat<V> format, V value) {
    try {
      return format.write(value);
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          fields.typeName() + ": " + fields.field(index).name() + ": " + e.getMessage());
    }
  }

  private <V> @Nullable List<Object> writeAll(
      int index, WireFormat<V> format, @Nullable List<? extends V> list) {
    if (list == null) {
      return null;
    }
    List<Object> texts = new ArrayList<>(list.size());
    for (V value : list) {
      texts.add(write(index, format, value));
    }
    return List.copyOf(texts);
  }

  /**
   * Sets a scalar.
   *
   * @param <V> its Java type
   * @param index the position of the field in the table
   * @param format the format of the value
   * @param value the value; null unsets the field
   * @return this builder
   */
  protected final <V> B put(int index, WireFormat<V> format, @Nullable V value) {
    return putRaw(index, value == null ? null : write(index, format, value));
  }

  /**
   * Sets a list of scalars. A form sends it as a repeated parameter.
   *
   * @param <V> their Java type
   * @param index the position of the field in the table
   * @param format the format of the values
   * @param list the values; null unsets the field
   * @return this builder
   */
  protected final <V> B putAll(int index, WireFormat<V> format, @Nullable List<? extends V> list) {
    return putRaw(index, writeAll(index, format, list));
  }

  /**
   * Sets a list of scalars that is sent as one text, joined by commas.
   *
   * @param <V> their Java type
   * @param index the position of the field in the table
   * @param format the format of the values
   * @param list the values; null unsets the field
   * @return this builder
   */
  protected final <V> B putJoined(
      int index, WireFormat<V> format, @Nullable List<? extends V> list) {
    List<Object> texts = writeAll(index, format, list);
    return putRaw(
        index,
        texts == null ? null : String.join(",", texts.stream().map(Object::toString).toList()));
  }

  /**
   * Sets a value that needs no format: a JSON number or boolean, a nested object, a file.
   *
   * @param index the position of the field in the table
   * @param value the value, which must be immutable; null unsets the field
   * @return this builder
   */
  protected final B putAsIs(int index, @Nullable Object value) {
    return putRaw(index, value);
  }

  /**
   * Sets a list of values that need no format: objects, JSON numbers or booleans.
   *
   * @param index the position of the field in the table
   * @param list the values, which must be immutable; the list is copied; null unsets the field
   * @return this builder
   */
  protected final B putAllAsIs(int index, @Nullable List<?> list) {
    return putRaw(index, list == null ? null : List.<Object>copyOf(list));
  }

  /**
   * Sets free-form JSON.
   *
   * @param index the position of the field in the table
   * @param json the value; null, or a value that is absent, unsets the field
   * @return this builder
   */
  protected final B putJson(int index, @Nullable WireValue json) {
    return putRaw(index, json == null || json.isAbsent() ? null : WireValue.boxed(json.raw()));
  }
}
