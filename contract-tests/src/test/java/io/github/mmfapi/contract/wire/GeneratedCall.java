package io.github.mmfapi.contract.wire;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.contract.operations.Bindings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of a generated method with typed arguments.
 *
 * @param operation the operation
 * @param method its method in the generated interface
 * @param builder of its request; null if it takes none
 */
record GeneratedCall(Operation operation, Method method, @Nullable Object builder) {
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  static GeneratedCall of(Operation operation) throws ReflectiveOperationException {
    Method method = Bindings.method(operation);
    if (!method.getName().equals(operation.id())) {
      throw new AssertionError(method + " is not called " + operation.id());
    }
    Object builder =
        method.getParameterCount() == 0
            ? null
            : method.getParameterTypes()[0].getMethod("builder").invoke(null);
    return new GeneratedCall(operation, method, builder);
  }

  /** Joins the words of a group's name, each with a capital. */
  private static String capitalized(String name) {
    StringBuilder joined = new StringBuilder();
    BETWEEN_WORDS
        .splitAsStream(name)
        .forEach(
            word ->
                joined
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word, 1, word.length()));
    return joined.toString();
  }

  /** Makes {@code workoutId} of {@code workout_id} and {@code WorkoutID}. */
  private static String camelCase(String name) {
    String joined =
        capitalized(
            String.join("_", BETWEEN_WORDS.splitAsStream(name).toList()).toLowerCase(Locale.ROOT));
    return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }

  /** Sets a parameter, and adds what must be sent to the expected pairs. */
  void set(Parameter parameter, boolean empty, ExpectedPairs expected)
      throws ReflectiveOperationException {
    String name = camelCase(parameter.name());
    Method setter =
        Arrays.stream(builder.getClass().getMethods())
            .filter(m -> List.of(name, name + "Value", "_" + name).contains(m.getName()))
            .filter(m -> m.getParameterCount() == 1)
            .findFirst()
            .orElseThrow(() -> new AssertionError(builder.getClass() + " has no " + name));
    SampleValue value =
        empty
            ? new SampleValue("", List.of(""))
            : SampleValue.of(parameter, setter.getGenericParameterTypes()[0]);
    setter.invoke(builder, value.java());
    expected.add(parameter, value);
  }

  void send(MmfClient client) throws Exception {
    Object api = Bindings.api(client, operation);
    Object returned =
        builder == null ? Bindings.invoke(method, api) : Bindings.invoke(method, api, build());
    if (returned instanceof AutoCloseable file) {
      file.close();
    }
  }

  /** Returns what the builder throws. */
  Throwable refusal() throws ReflectiveOperationException {
    try {
      return new AssertionError(method + " takes " + build());
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private Object build() throws ReflectiveOperationException {
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
