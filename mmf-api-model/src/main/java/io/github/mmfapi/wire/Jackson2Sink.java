package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes to a generator of Jackson 2. */
record Jackson2Sink(JsonGenerator out) implements WireSink {
  @Override
  public void startObject() throws IOException {
    out.writeStartObject();
  }

  @Override
  public void endObject() throws IOException {
    out.writeEndObject();
  }

  @Override
  public void startList() throws IOException {
    out.writeStartArray();
  }

  @Override
  public void endList() throws IOException {
    out.writeEndArray();
  }

  @Override
  public void name(String name) throws IOException {
    out.writeFieldName(name);
  }

  @Override
  public void text(String text) throws IOException {
    out.writeString(text);
  }

  @Override
  public void bool(boolean bool) throws IOException {
    out.writeBoolean(bool);
  }

  @Override
  public void nothing() throws IOException {
    out.writeNull();
  }

  @Override
  public void number(long number) throws IOException {
    if (number == (int) number) {
      out.writeNumber((int) number);
    } else {
      out.writeNumber(number);
    }
  }

  @Override
  public void number(BigInteger number) throws IOException {
    out.writeNumber(number);
  }

  @Override
  public void number(BigDecimal number) throws IOException {
    out.writeNumber(number);
  }

  @Override
  public void number(double number) throws IOException {
    out.writeNumber(number);
  }

  @Override
  public void literal(String number) throws IOException {
    out.writeNumber(number);
  }
}
