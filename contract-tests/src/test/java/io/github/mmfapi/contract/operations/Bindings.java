package io.github.mmfapi.contract.operations;

import feign.RequestLine;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.wire.WireBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Calls any operation through its generated interface. */
public final class Bindings {
  /** For operations that are signed with temporary credentials. */
  public static final TemporaryCredentials TEMPORARY =
      TemporaryCredentials.of("temporary", "temporary-secret");

  private static final String GENERATED = "io.github.mmfapi.api";

  private Bindings() {}

  /**
   * Calls an operation.
   *
   * @param values its parameters by wire name, each a text or a file
   * @return what the generated method returns
   */
  public static Object call(MmfClient client, Operation operation, Map<String, ?> values) {
    return call(api(client, operation), method(operation), values);
  }

  /** {@return the generated interface's method for an operation} */
  public static Method method(Operation operation) {
    return method(group(operation).getReturnType(), operation);
  }

  /** {@return the client's implementation of an operation's interface, with its credentials} */
  public static Object api(MmfClient client, Operation operation) {
    MmfClient its = operation.signing() == Signing.TEMPORARY ? client.as(TEMPORARY) : client;
    return invoke(group(operation), its);
  }

  private static Method group(Operation operation) {
    return Stream.of(MmfClient.class.getMethods())
        .filter(group -> group.getReturnType().getPackageName().equals(GENERATED))
        .filter(group -> method(group.getReturnType(), operation) != null)
        .findFirst()
        .orElseThrow(() -> new AssertionError("MmfClient offers no method for " + operation));
  }

  private static Method method(Class<?> api, Operation operation) {
    String line = operation.verb() + " " + operation.path();
    return Arrays.stream(api.getMethods())
        .filter(m -> m.isAnnotationPresent(RequestLine.class))
        .filter(m -> m.getAnnotation(RequestLine.class).value().equals(line))
        .findFirst()
        .orElse(null);
  }

  private static Object call(Object api, Method method, Map<String, ?> values) {
    if (method.getParameterCount() == 0) {
      return invoke(method, api);
    }
    return invoke(method, api, request(method.getParameterTypes()[0], values));
  }

  /** {@return a request with the given values} */
  public static Object request(Class<?> type, Map<String, ?> values) {
    try {
      WireBuilder<?, ?> builder = (WireBuilder<?, ?>) type.getMethod("builder").invoke(null);
      values.forEach(
          (name, value) -> {
            if (value instanceof FilePart file) {
              invoke(setter(builder, name), builder, file);
            } else {
              builder.set(name, value.toString());
            }
          });
      return builder.build();
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  private static Method setter(Object builder, String wireName) {
    return Stream.of(builder.getClass().getMethods())
        .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {FilePart.class}))
        .filter(m -> bare(m.getName()).startsWith(bare(wireName)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no setter for " + wireName + " in " + builder));
  }

  /** {@return a name in the form in which Java and the wire agree} */
  static String bare(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Invokes a method and throws what it throws. */
  public static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ReflectiveOperationException e) {
    if (e instanceof InvocationTargetException thrown
        && thrown.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    if (e instanceof InvocationTargetException thrown && thrown.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
