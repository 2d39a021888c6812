package io.github.mmfapi.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes every {@link WireObject} and {@link WireValue} for a mapper of Jackson 3, which finds this
 * class through {@link WireBinding}. Nothing else may use this class, because Jackson 3 may not be
 * on the class path.
 */
final class Jackson3Writer extends ValueSerializer<Object> {
  /** Called by Jackson. */
  Jackson3Writer() {}

  @Override
  public void serialize(Object value, JsonGenerator out, SerializationContext context) {
    try {
      new WireOutput(new Sink(out)).write(value);
    } catch (WireOutput.FileException e) {
      throw DatabindException.from(out, e.getMessage(), e);
    } catch (IOException e) {
      throw JacksonIOException.construct(e, out);
    }
  }

  /** Writes to a generator, which throws only unchecked exceptions. */
  private record Sink(JsonGenerator out) implements WireSink {
    @Override
    public void startObject() {
      out.writeStartObject();
    }

    @Override
    public void endObject() {
      out.writeEndObject();
    }

    @Override
    public void startList() {
      out.writeStartArray();
    }

    @Override
    public void endList() {
      out.writeEndArray();
    }

    @Override
    public void name(String name) {
      out.writeName(name);
    }

    @Override
    public void text(String text) {
      out.writeString(text);
    }

    @Override
    public void bool(boolean bool) {
      out.writeBoolean(bool);
    }

    @Override
    public void nothing() {
      out.writeNull();
    }

    @Override
    public void number(long number) {
      if (number == (int) number) {
        out.writeNumber((int) number);
      } else {
        out.writeNumber(number);
      }
    }

    @Override
    public void number(BigInteger number) {
      out.writeNumber(number);
    }

    @Override
    public void number(BigDecimal number) {
      out.writeNumber(number);
    }

    @Override
    public void number(double number) {
      out.writeNumber(number);
    }

    @Override
    public void literal(String number) {
      out.writeNumber(number);
    }
  }
}
