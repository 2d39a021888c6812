package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.wire.WireJson;
import io.github.mmfapi.wire.WireObject;
import io.github.mmfapi.wire.WireValue;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the reader of an output in JSON. Generated models and values are read without a mapper;
 * other types are read by a plain one, which is created on first use. If the caller sets a mapper,
 * it reads the generated models too, because it may have modules for them.
 */
final class OutputReaders {
  private final @Nullable ObjectMapper given;
  private final JsonFactory tokens;
  private final Map<Type, Envelope.OutputReader> readers = new ConcurrentHashMap<>();

  private OutputReaders(@Nullable ObjectMapper given, JsonFactory tokens) {
    this.given = given;
    this.tokens = tokens;
  }

  /** Creates readers that use the caller's mapper, or a plain one only if needed. */
  static OutputReaders by(@Nullable ObjectMapper mapper) {
    return new OutputReaders(mapper, mapper == null ? new JsonFactory() : mapper.getFactory());
  }

  /** Returns the factory of parsers. */
  JsonFactory tokens() {
    return tokens;
  }

  /** Returns the mapper for types that are not generated models. */
  ObjectMapper mapper() {
    return given == null ? Plain.MAPPER : given;
  }

  /** Returns the reader of outputs of a type. */
  Envelope.OutputReader readerOf(Type type) {
    return readers.computeIfAbsent(type, this::newReader);
  }

  private Envelope.OutputReader newReader(Type type) {
    if (given == null && type == WireValue.class) {
      return WireJson::readValue;
    }
    if (given == null && type instanceof Class<?> c && WireObject.class.isAssignableFrom(c)) {
      Class<? extends WireObject> model = c.asSubclass(WireObject.class);
      return parser ->
          parser.currentToken() == JsonToken.VALUE_NULL ? null : WireJson.read(parser, model);
    }
    JavaType java = mapper().constructType(type);
    Envelope.OutputReader list = ListOutputs.of(mapper(), java);
    return list == null ? mapper().readerFor(java)::readValue : list;
  }

  /** Creates the mapper on first use. */
  private static final class Plain {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
