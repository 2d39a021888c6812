package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.value.internal.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes the fields of one generated class in the order of the spec, and the checks of its
 * builder. Each generated class has one immutable table. Applications do not need this class.
 *
 * @param <T> the generated class
 */
public final class WireFields<T extends WireObject> {
  /** The most characters of a refused value that a message shows. */
  private static final int LONGEST_SHOWN = 200;

  /** Says how a JSON object or array in the field is read. */
  enum Kind {
    VALUE,
    VALUES,
    OBJECT,
    OBJECTS;

    boolean isScalar() {
      return this == VALUE || this == VALUES;
    }

    boolean isList() {
      return this == VALUES || this == OBJECTS;
    }
  }

  /**
   * Describes one field. {@code nested} is a supplier because two classes can refer to each other.
   */
  record Field(
      String name,
      Kind kind,
      @Nullable Supplier<WireFields<?>> nested,
      boolean sensitive,
      boolean required,
      @Nullable Pattern pattern) {}

  private final Class<T> type;
  private final Function<WireValues, T> factory;
  private final List<Field> fields;
  private final Map<String, Integer> indexes;
  private final SerializableString[] encodedNames;
  private final List<List<String>> atLeastOneOf;
  private final @Nullable String method;

  private WireFields(Builder<T> builder) {
    this.type = builder.type;
    this.factory = builder.factory;
    this.fields = List.copyOf(builder.fields);
    this.atLeastOneOf = List.copyOf(builder.atLeastOneOf);
    this.method = builder.method;
    this.indexes = new HashMap<>();
    for (Field field : fields) {
      indexes.put(field.name(), indexes.size());
    }
    this.encodedNames =
        fields.stream()
            .map(field -> new SerializedString(field.name()))
            .toArray(SerializableString[]::new);
  }

  /**
   * Creates a builder for the table of a generated class.
   *
   * @param <T> the generated class
   * @param type the generated class
   * @param factory the constructor of the class
   * @return a builder without fields
   */
  public static <T extends WireObject> Builder<T> of(
      Class<T> type, Function<WireValues, T> factory) {
    return new Builder<>(type, factory);
  }

  int size() {
    return fields.size();
  }

  Field field(int index) {
    return fields.get(index);
  }

  /** {@return the position of a wire name, or -1 if the spec does not list it} */
  int indexOf(String name) {
    Integer index = indexes.get(name);
    return index == null ? -1 : index;
  }

  /** {@return the wire name of a field in the form that a parser compares} */
  SerializableString encodedName(int index) {
    return encodedNames[index];
  }

  /** {@return the simple name of the class and, for a request, the method of the API} */
  String typeName() {
    return type.getSimpleName() + (method == null ? "" : " (" + method + ")");
  }

  T create(WireValues values) {
    return factory.apply(values);
  }

  /** Checks the rules of the spec for a request. Responses have no such rules. */
  void check(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      checkField(fields.get(i), values[i]);
    }
    for (List<String> names : atLeastOneOf) {
      if (names.stream().noneMatch(name -> isGiven(values[indexOf(name)]))) {
        throw new InvalidRequestException(
            typeName() + ": set at least one of " + String.join(", ", names));
      }
    }
  }

  private void checkField(Field field, @Nullable Object value) {
    if (field.required() && !isGiven(value)) {
      throw new InvalidRequestException(typeName() + ": " + field.name() + " is required; set it");
    }
    String text = WireValues.text(value);
    if (field.pattern() != null && text != null && !field.pattern().matcher(text).find()) {
      throw new InvalidRequestException(
          "%s: %s is %s; give a value that matches %s"
              .formatted(
                  typeName(),
                  field.name(),
                  field.sensitive() ? WireObject.MASK : '"' + OneLine.of(text, LONGEST_SHOWN) + '"',
                  field.pattern()));
    }
  }

  private static boolean isGiven(@Nullable Object value) {
    return value != null && value != WireValues.Null.NULL;
  }

  /**
   * Builds the table of one class.
   *
   * @param <T> the generated class
   */
  public static final class Builder<T extends WireObject> {
    private final Class<T> type;
    private final Function<WireValues, T> factory;
    private final List<Field> fields = new ArrayList<>();
    private final List<List<String>> atLeastOneOf = new ArrayList<>();
    private @Nullable String method;

    private Builder(Class<T> type, Function<WireValues, T> factory) {
      this.type = type;
      this.factory = factory;
    }

    /**
     * Adds a field that holds a scalar, a file or free-form JSON.
     *
     * @param name the wire name
     * @return this builder
     */
    public Builder<T> value(String name) {
      return add(new Field(name, Kind.VALUE, null, false, false, null));
    }

    /**
     * Adds a field that holds a list of scalars.
     *
     * @param name the wire name
     * @return this builder
     */
    public Builder<T> values(String name) {
      return add(new Field(name, Kind.VALUES, null, false, false, null));
    }

    /**
     * Adds a field that holds an object.
     *
     * @param name the wire name
     * @param nested the table of the object
     * @return this builder
     */
    public Builder<T> object(String name, Supplier<WireFields<?>> nested) {
      return add(new Field(name, Kind.OBJECT, nested, false, false, null));
    }

    /**
     * Adds a field that holds a list of objects.
     *
     * @param name the wire name
     * @param nested the table of the objects
     * @return this builder
     */
    public Builder<T> objects(String name, Supplier<WireFields<?>> nested) {
      return add(new Field(name, Kind.OBJECTS, nested, false, false, null));
    }

    /**
     * Marks the last added field as sensitive: its value is masked wherever values are shown.
     *
     * @return this builder
     */
    public Builder<T> sensitive() {
      Field f = removeLast();
      return add(new Field(f.name(), f.kind(), f.nested(), true, f.required(), f.pattern()));
    }

    /**
     * Marks the last added field as required.
     *
     * @return this builder
     */
    public Builder<T> required() {
      Field f = removeLast();
      return add(new Field(f.name(), f.kind(), f.nested(), f.sensitive(), true, f.pattern()));
    }

    /**
     * Sets the regular expression that the last added field must match.
     *
     * @param regex the expression from the spec; it can match anywhere in the text
     * @return this builder
     */
    public Builder<T> pattern(String regex) {
      // In ECMAScript, which the spec uses, $ matches at the end only. In Java it also matches
      // before a
      // final line break.
      Pattern pattern =
          Pattern.compile(
              regex.endsWith("$") && !regex.endsWith("\\$")
                  ? regex.substring(0, regex.length() - 1) + "\\z"
                  : regex);
      Field f = removeLast();
      return add(new Field(f.name(), f.kind(), f.nested(), f.sensitive(), f.required(), pattern));
    }

    /**
     * Requires at least one of several fields.
     *
     * @param names wire names of fields that were added before
     * @return this builder
     */
    public Builder<T> atLeastOneOf(String... names) {
      atLeastOneOf.add(List.of(names));
      return this;
    }

    /**
     * Sets the method of the API that the request belongs to, for messages.
     *
     * @param path the group and the name, such as {@code workouts/create_workout}
     * @return this builder
     */
    public Builder<T> method(String path) {
      this.method = path;
      return this;
    }

    /**
     * Completes the table and registers it, so that readers find it by the class.
     *
     * @return the table
     * @throws IllegalStateException if the class already has a table
     */
    public WireFields<T> register() {
      WireFields<T> table = new WireFields<>(this);
      WireTables.register(type, table);
      return table;
    }

    private Builder<T> add(Field field) {
      fields.add(field);
      return this;
    }

    private Field removeLast() {
      return fields.remove(fields.size() - 1);
    }
  }
}
