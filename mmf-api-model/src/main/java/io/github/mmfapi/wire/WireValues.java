package io.github.mmfapi.wire;

import io.github.mmfapi.value.FilePart;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values of one object as they were on the wire. It is opaque to applications: readers
 * and builders create it and pass it to the constructors of the generated classes.
 *
 * <p>A value is a {@link String}, a {@link Number}, a {@link Boolean}, {@link Null}, a nested
 * {@link WireObject}, an unmodifiable {@link java.util.List} of such values or a {@link
 * WireKeyedList}, a {@link FilePart}, or a {@link WireValue} for an object or list without a type
 * in the spec. A field that was not sent has no value.
 */
public final class WireValues {
  /** Represents a JSON null that was sent, in contrast to a field that was not sent. */
  enum Null {
    /** The only instance. */
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  // By position in WireFields; null means "not sent".
  private final @Nullable Object[] known;
  private final Map<String, Object> unknown;

  /** Creates the values. Both arguments are not copied, so the caller must not keep them. */
  WireValues(@Nullable Object[] known, Map<String, Object> unknown) {
    this.known = known;
    // Most objects have no unknown field; this saves a wrapper for each object of a list.
    this.unknown = unknown.isEmpty() ? Map.of() : Collections.unmodifiableMap(unknown);
  }

  static WireValues copyOf(@Nullable Object[] known, Map<String, Object> unknown) {
    return new WireValues(known.clone(), new LinkedHashMap<>(unknown));
  }

  @Nullable Object get(int index) {
    return known[index];
  }

  /** Returns the fields that the spec does not list, in the order in which they were received. */
  Map<String, Object> unknown() {
    return unknown;
  }

  /**
   * Returns a string as it is, and other scalars and untyped values as JSON; null for anything
   * else.
   */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Number number) {
      return WireNumber.text(number);
    }
    if (value instanceof WireValue untyped) {
      return untyped.toJson();
    }
    return value instanceof Boolean ? value.toString() : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireValues that
        && Arrays.equals(known, that.known)
        && unknown.equals(that.unknown);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(known) + unknown.hashCode();
  }

  /**
   * {@return the number of fields; not the values, which may be secret and which {@link
   * WireObject#toString} masks}
   */
  @Override
  public String toString() {
    return "WireValues{" + known.length + " fields, " + unknown.size() + " unknown}";
  }
}
