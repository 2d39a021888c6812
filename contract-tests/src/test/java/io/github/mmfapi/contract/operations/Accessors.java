package io.github.mmfapi.contract.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the accessor of a field by trying: of an object with this field only, exactly one accessor
 * returns a value. So an accessor that reads the wrong field is detected, whatever its name.
 */
final class Accessors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Method> FOUND = new ConcurrentHashMap<>();

  private Accessors() {}

  static Method of(Class<?> model, String wireName, JsonNode sample) {
    return FOUND.computeIfAbsent(
        model.getName() + " " + wireName, key -> find(model, wireName, sample));
  }

  private static Method find(Class<?> model, String wireName, JsonNode sample) {
    JsonNode only = JsonNodeFactory.instance.objectNode().set(wireName, sample);
    Object empty = read(model, JsonNodeFactory.instance.objectNode());
    Object filled = read(model, only);
    List<Method> readers =
        Stream.of(model.getDeclaredMethods())
            .filter(
                m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
            .filter(m -> m.getParameterCount() == 0)
            .filter(m -> !Objects.equals(Bindings.invoke(m, empty), Bindings.invoke(m, filled)))
            .toList();
    if (readers.size() != 1
        || !Bindings.bare(readers.get(0).getName()).startsWith(Bindings.bare(wireName))) {
      throw new AssertionError(
          "the field %s of %s is read by %s instead of by one accessor of its name"
              .formatted(
                  wireName, model.getSimpleName(), readers.stream().map(Method::getName).toList()));
    }
    return readers.get(0);
  }

  private static Object read(Class<?> model, JsonNode json) {
    try {
      return JSON.treeToValue(json, model);
    } catch (IOException e) {
      throw new IllegalStateException(model + " does not read " + json, e);
    }
  }
}
