package io.github.mmfapi.wire;

import io.github.mmfapi.value.FilePart;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as they were received: of an object first the fields of the spec in its order, then
 * the others. Every way to JSON goes through this class, so all write the same.
 */
final class WireOutput {
  private final WireSink out;

  WireOutput(WireSink out) {
    this.out = out;
  }

  /**
   * Writes a value, see {@link WireValues}.
   *
   * @throws FileException if there is a file in it
   */
  void write(Object value) throws IOException {
    if (value == WireValues.Null.NULL || value == WireValue.Kind.ABSENT) {
      out.nothing();
    } else if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof WireObject object) {
      object(object);
    } else if (value instanceof WireValue untyped) {
      write(untyped.raw());
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof WireKeyedList keyed) {
      members(keyed.members());
    } else if (value instanceof Map<?, ?> members) {
      members(members);
    } else if (value instanceof List<?> list) {
      out.startList();
      for (Object element : list) {
        write(element);
      }
      out.endList();
    } else if (value instanceof FilePart) {
      throw new FileException();
    } else {
      throw new IllegalArgumentException(value.getClass().getName() + " cannot be written as JSON");
    }
  }

  /** Thrown when a file is to be written as JSON. */
  static final class FileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FileException() {
      super("A file cannot be written as JSON; send it as multipart/form-data");
    }
  }

  private void object(WireObject object) throws IOException {
    out.startObject();
    WireFields<?> fields = object.fields();
    for (int i = 0; i < fields.size(); i++) {
      member(fields.field(i).name(), object.values().get(i));
    }
    for (Map.Entry<String, Object> field : object.values().unknown().entrySet()) {
      member(field.getKey(), field.getValue());
    }
    out.endObject();
  }

  private void members(Map<?, ?> members) throws IOException {
    out.startObject();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      member((String) member.getKey(), member.getValue());
    }
    out.endObject();
  }

  private void member(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      out.name(name);
      write(value);
    }
  }

  private void number(Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      out.number(number.longValue());
    } else if (number instanceof BigInteger big) {
      out.number(big);
    } else if (number instanceof BigDecimal decimal && WireNumber.printsPlain(decimal)) {
      out.number(decimal);
    } else if (number instanceof Double odd) {
      out.number(odd.doubleValue());
    } else {
      out.literal(WireNumber.text(number));
    }
  }
}
