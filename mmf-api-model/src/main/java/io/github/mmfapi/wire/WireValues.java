package io.github.mmfapi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.value.FilePart;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one object as they were on the wire. Opaque to callers: made by the JSON reader and
 * by the builders, handed to the constructors of the generated classes.
 *
 * <p>A value is a {@link String}, a {@link Number}, a {@link Boolean}, {@link Null}, a nested
 * {@link WireObject}, an unmodifiable {@link java.util.List} of such values, a {@link FilePart}, or
 * a {@link JsonNode} for what has no type in the spec. A field that was not sent has no value at
 * all.
 */
public final class WireValues {
  /** Stands for a JSON null that was sent, in contrast to a field that was not. */
  enum Null {
    /** The only instance. */
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  // By position in WireFields; Java's null is "not sent".
  private final @Nullable Object[] known;
  private final Map<String, Object> unknown;

  /** Takes over both arguments: the caller must not keep them. */
  WireValues(@Nullable Object[] known, Map<String, Object> unknown) {
    this.known = known;
    // Most objects hold nothing unknown; a wrapper each would be a wrapper for each row of a list.
    this.unknown = unknown.isEmpty() ? Map.of() : Collections.unmodifiableMap(unknown);
  }

  static WireValues copyOf(@Nullable Object[] known, Map<String, Object> unknown) {
    return new WireValues(known.clone(), new LinkedHashMap<>(unknown));
  }

  @Nullable Object get(int index) {
    return known[index];
  }

  /** The fields that the spec does not list, in the order in which they came. */
  Map<String, Object> unknown() {
    return unknown;
  }

  /** Renders a string as it is, other scalars and untyped values as JSON; null for all else. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value instanceof Number || value instanceof Boolean || value instanceof JsonNode
        ? value.toString()
        : null;
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
   * {@return nothing of the values, which may be secret; {@link WireObject#toString} masks them}
   */
  @Override
  public String toString() {
    return "WireValues{" + known.length + " fields, " + unknown.size() + " unknown}";
  }
}
