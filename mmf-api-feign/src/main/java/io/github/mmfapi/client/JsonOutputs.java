package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.mmfapi.wire.WireJson;
import io.github.mmfapi.wire.WireObject;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what reads an output in JSON: the generated models read themselves, all else is read by a
 * mapper, which is not made before there is something for it. Where the caller has given one, it
 * reads the models too, for it may have been taught to.
 */
final class JsonOutputs {
  private final @Nullable ObjectMapper given;
  private final JsonFactory tokens;
  private final Map<Type, Envelope.OutputReader> readers = new ConcurrentHashMap<>();

  private JsonOutputs(@Nullable ObjectMapper given, JsonFactory tokens) {
    this.given = given;
    this.tokens = tokens;
  }

  /** Reads with the mapper of the caller's, or with a plain one where that must be. */
  static JsonOutputs by(@Nullable ObjectMapper mapper) {
    return new JsonOutputs(mapper, mapper == null ? new JsonFactory() : mapper.getFactory());
  }

  /** Returns what makes parsers. */
  JsonFactory tokens() {
    return tokens;
  }

  /** Returns the mapper for what is no generated model. */
  ObjectMapper mapper() {
    return given == null ? Plain.MAPPER : given;
  }

  /** Returns what reads outputs of a type. */
  Envelope.OutputReader readerOf(Type type) {
    return readers.computeIfAbsent(type, this::newReader);
  }

  private Envelope.OutputReader newReader(Type type) {
    if (given == null && type instanceof Class<?> c && WireObject.class.isAssignableFrom(c)) {
      Class<? extends WireObject> model = c.asSubclass(WireObject.class);
      return parser ->
          parser.currentToken() == JsonToken.VALUE_NULL ? null : WireJson.read(parser, model);
    }
    ObjectReader reader = mapper().readerFor(mapper().constructType(type));
    return reader::readValue;
  }

  /** Loaded with the first use of the mapper. */
  private static final class Plain {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
