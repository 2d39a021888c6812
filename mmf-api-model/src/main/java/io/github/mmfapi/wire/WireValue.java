package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is an immutable view of any JSON: the output of a method whose response has no type in the spec,
 * or a field without one. Nothing is lost: numbers keep every digit and their exponent, members
 * keep their order, and {@code ""}, null and absent stay distinct.
 *
 * <pre>{@code
 * WireValue summary = client.users().getUserSummary(q -> q.userId(5L));
 * summary.members().forEach((name, value) -> System.out.println(name + " " + value.text()));
 * }</pre>
 *
 * <p>Any mapper of Jackson 2 or Jackson 3 reads and writes it; no module has to be registered.
 * {@link #as(Class)} returns a tree of either, or a generated model.
 *
 * <p>Two values are equal if they are the same on the wire: {@code "5"} differs from the number 5,
 * and 1.0 from 1. The order of members does not matter.
 */
@WireBinding
public final class WireValue {
  private static final JsonFactory JSON = new JsonFactory();
  private static final WireValue NULL = new WireValue(WireValues.Null.NULL);
  private static final WireValue ABSENT = new WireValue(Kind.ABSENT);

  /** Lists the kinds of JSON. */
  public enum Kind {
    /** An object with members. */
    OBJECT,
    /** An array with elements. */
    ARRAY,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** JSON null. */
    NULL,
    /** Nothing: a member or an element that is not there. */
    ABSENT
  }

  // A scalar as in WireValues, or an unmodifiable map or list of such values.
  private final Object raw;

  private WireValue(Object raw) {
    this.raw = raw;
  }

  static WireValue ofRaw(Object raw) {
    if (raw instanceof WireValue value) {
      return value;
    }
    return raw == WireValues.Null.NULL ? NULL : new WireValue(WireConversion.plain(raw, 0));
  }

  /** {@return the form that {@link WireValues} holds: scalars as they are, others as a value} */
  static Object boxed(Object raw) {
    return raw instanceof Map<?, ?> || raw instanceof List<?> ? new WireValue(raw) : raw;
  }

  Object raw() {
    return raw;
  }

  /** {@return JSON null} */
  public static WireValue ofNull() {
    return NULL;
  }

  /**
   * Creates a value from a Java object.
   *
   * @param object null, a {@link String}, a {@link Number} of the JDK, a {@link Boolean}, a {@link
   *     Map} with text keys or an {@link Iterable} of such objects, a generated model, a value, or
   *     a {@code JsonNode} of Jackson 2 or Jackson 3
   * @return the value
   * @throws IllegalArgumentException if it is something else, a number that JSON does not know, or
   *     nested more than 1000 deep
   */
  public static WireValue of(@Nullable Object object) {
    return object == null ? NULL : ofRaw(WireConversion.raw(object, 0));
  }

  /**
   * Parses JSON.
   *
   * @param json the text
   * @return the value
   * @throws IllegalArgumentException if it is not one well-formed value, or is nested more than
   *     1000 deep; the message names the place and never quotes the text
   */
  public static WireValue parse(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("the JSON is empty; give a value");
      }
      WireValue value = WireJson.readValue(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("the JSON continues after its first value; give one");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw WireConversion.malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return what the value is} */
  public Kind kind() {
    if (raw instanceof Map<?, ?>) {
      return Kind.OBJECT;
    } else if (raw instanceof List<?>) {
      return Kind.ARRAY;
    } else if (raw instanceof String) {
      return Kind.TEXT;
    } else if (raw instanceof Number) {
      return Kind.NUMBER;
    } else if (raw instanceof Boolean) {
      return Kind.BOOLEAN;
    }
    return raw == Kind.ABSENT ? Kind.ABSENT : Kind.NULL;
  }

  /** {@return true for an object} */
  public boolean isObject() {
    return raw instanceof Map<?, ?>;
  }

  /** {@return true for an array} */
  public boolean isArray() {
    return raw instanceof List<?>;
  }

  /** {@return true for JSON null, false for a value that is absent} */
  public boolean isNull() {
    return raw == WireValues.Null.NULL;
  }

  /** {@return true if there was no such member or element; see {@link #get} and {@link #at}} */
  public boolean isAbsent() {
    return raw == Kind.ABSENT;
  }

  /**
   * Tells whether this is a list in one of the forms in which PHP sends one, so that {@link
   * #elements} returns every entry: an array, an object with numbers as names ({@code
   * {"0":{},"2":{}}}, an array with gaps), or null, {@code ""} or {@code false} for none.
   *
   * @return true if it is such a list; an object without members is none
   */
  public boolean isList() {
    return WireConversion.elements(raw) != null;
  }

  /**
   * Returns the text of a scalar: a text as it is, a number or a truth value as JSON.
   *
   * @return the text; null for null, an object, an array and a value that is absent
   */
  public @Nullable String text() {
    return WireValues.text(raw);
  }

  /**
   * Reads a scalar, as the accessors of the generated models do.
   *
   * <pre>{@code
   * Long id = output.get("user_id").as(WireFormat.LONG);
   * }</pre>
   *
   * @param <V> its Java type
   * @param format the format of the value
   * @return the value; null if it is absent, null or unreadable
   */
  public <V> @Nullable V as(WireFormat<V> format) {
    return format.read(raw);
  }

  /**
   * Returns the value as an object of another class. Use a mapper's {@code convertValue} for
   * classes of your own.
   *
   * @param <T> the class
   * @param type a generated model; {@code JsonNode} of Jackson 2 or Jackson 3, if that is on the
   *     class path; or {@link Object}, {@link Map} or {@link List} for plain Java objects, in which
   *     a whole number is an {@link Integer}, a {@link Long} or a {@link java.math.BigInteger}, and
   *     any other a {@link java.math.BigDecimal}. A number with an exponent of more than four
   *     digits, which no class of numbers can hold, becomes its text in a plain object, and a
   *     {@code POJONode} in a tree
   * @return the object, which can be changed freely if it is a tree, a map or a list; null only if
   *     the class is {@code Object} and the value is null or absent
   * @throws IllegalArgumentException if the value has another form, or the class is none of these
   */
  public <T> @Nullable T as(Class<T> type) {
    return WireConversion.as(this, type);
  }

  /**
   * Returns the members of an object, in the order in which they were received.
   *
   * @return an unmodifiable map by name; empty for anything else, such as PHP's {@code []} for an
   *     empty object
   */
  public Map<String, WireValue> members() {
    if (!(raw instanceof Map<?, ?> map)) {
      return Map.of();
    }
    Map<String, WireValue> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put((String) name, wrap(value)));
    return Collections.unmodifiableMap(members);
  }

  /**
   * Returns the elements of a list in any form in which PHP sends one, see {@link #isList}.
   *
   * @return an unmodifiable list; empty for anything else
   */
  public List<WireValue> elements() {
    List<?> list = WireConversion.elements(raw);
    if (list == null) {
      return List.of();
    }
    List<WireValue> elements = new ArrayList<>(list.size());
    list.forEach(element -> elements.add(wrap(element)));
    return Collections.unmodifiableList(elements);
  }

  /**
   * Tells whether an object has a member. One that is null counts.
   *
   * @param name the name on the wire
   * @return true if it has
   */
  public boolean has(String name) {
    return raw instanceof Map<?, ?> map && map.containsKey(name);
  }

  /**
   * Returns a member of an object.
   *
   * @param name the name on the wire
   * @return the member; a value that is absent if there is none, so calls can be chained
   */
  public WireValue get(String name) {
    Object member = raw instanceof Map<?, ?> map ? map.get(name) : null;
    return member == null ? ABSENT : wrap(member);
  }

  /**
   * Returns an element of a list.
   *
   * @param index its position in {@link #elements}, from 0
   * @return the element; a value that is absent if there is none, so calls can be chained
   */
  public WireValue at(int index) {
    List<?> list = WireConversion.elements(raw);
    return list == null || index < 0 || index >= list.size() ? ABSENT : wrap(list.get(index));
  }

  private static WireValue wrap(Object member) {
    return member == WireValues.Null.NULL ? NULL : new WireValue(member);
  }

  /** {@return the value as JSON, without white space; {@code null} if it is absent} */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new WireOutput(new Jackson2Sink(out)).write(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireValue that && raw.equals(that.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /**
   * {@return the kind and the names of the members, never a value, which may be secret; call {@link
   * #toJson} for the whole}
   */
  @Override
  public String toString() {
    if (raw instanceof Map<?, ?> members) {
      return "WireValue{OBJECT " + members.keySet() + "}";
    }
    return raw instanceof List<?> list
        ? "WireValue{ARRAY of " + list.size() + "}"
        : "WireValue{" + kind() + "}";
  }
}
