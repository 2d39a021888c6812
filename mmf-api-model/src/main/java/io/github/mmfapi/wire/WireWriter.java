package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.mmfapi.value.FilePart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes every {@link WireObject} as it was received: the fields of the spec in its order, then the
 * others. Jackson finds this class through the annotation on {@link WireObject}.
 */
final class WireWriter extends JsonSerializer<WireObject> {
  /** Called by Jackson. */
  WireWriter() {}

  @Override
  public void serialize(WireObject object, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    for (int i = 0; i < object.fields().size(); i++) {
      write(object.fields().field(i).name(), object.values().get(i), out, provider);
    }
    for (Map.Entry<String, Object> field : object.values().unknown().entrySet()) {
      write(field.getKey(), field.getValue(), out, provider);
    }
    out.writeEndObject();
  }

  private void write(
      String name, @Nullable Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (value != null) {
      out.writeFieldName(name);
      write(value, out, provider);
    }
  }

  private void write(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (value == WireValues.Null.NULL) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof WireObject nested) {
      serialize(nested, out, provider);
    } else if (value instanceof WireNumber number) {
      out.writeNumber(number.toString());
    } else if (value instanceof WireKeyedList keyed) {
      out.writeStartObject();
      for (Map.Entry<String, Object> member : keyed.members().entrySet()) {
        write(member.getKey(), member.getValue(), out, provider);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(element, out, provider);
      }
      out.writeEndArray();
    } else if (value instanceof FilePart) {
      throw JsonMappingException.from(
          out, "A file cannot be written as JSON; send it as multipart/form-data");
    } else {
      provider.defaultSerializeValue(value, out);
    }
  }
}
