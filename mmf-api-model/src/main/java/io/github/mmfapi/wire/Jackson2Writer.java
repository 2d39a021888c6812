package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/**
 * Writes every {@link WireObject} and {@link WireValue} for a mapper of Jackson 2, which finds this
 * class through {@link WireBinding}.
 */
final class Jackson2Writer extends JsonSerializer<Object> {
  /** Called by Jackson. */
  Jackson2Writer() {}

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    try {
      new WireOutput(new Jackson2Sink(out)).write(value);
    } catch (WireOutput.FileException e) {
      throw JsonMappingException.from(out, e.getMessage(), e);
    }
  }
}
