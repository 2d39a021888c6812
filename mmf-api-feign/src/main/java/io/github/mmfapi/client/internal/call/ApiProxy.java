package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.wire.RequestParameters;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the implementation that Feign made of a generated interface, and runs each of its methods
 * through {@link CallRunner}. It is around Feign and not inside it, so that it serves synchronous
 * and asynchronous methods and every kind of Feign builder.
 */
public final class ApiProxy<T> implements InvocationHandler {
  private final Class<T> type;
  private final T feign;
  private final CallRunner runner;
  private final String baseUrl;
  private final Map<Method, Operation> operations = new ConcurrentHashMap<>();

  private ApiProxy(Class<T> type, T feign, CallRunner runner, String baseUrl) {
    this.type = type;
    this.feign = feign;
    this.runner = runner;
    this.baseUrl = baseUrl;
  }

  /**
   * Wraps an interface.
   *
   * @param type the interface
   * @param feign what Feign made of it
   * @param runner runs its methods
   * @param baseUrl the base URL, for {@code toString}
   */
  public static <T> T of(Class<T> type, T feign, CallRunner runner, String baseUrl) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new ApiProxy<>(type, feign, runner, baseUrl)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return objectMethod(proxy, method, args);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, args);
    }
    Operation declared = operations.computeIfAbsent(method, ApiProxy::open);
    Object request = args == null || args.length == 0 ? null : args[args.length - 1];
    Operation operation =
        request instanceof RawRequest raw ? declared.named(raw.method()) : declared;
    RunningCall call = new RunningCall(operation, runner.clock().instant(), () -> masked(request));
    if (operation.isAsync()) {
      return runner.runAsync(call, () -> (CompletableFuture<?>) proceed(method, args));
    }
    return runner.run(call, () -> proceed(method, args));
  }

  /** An interface that is not public can be called from this package only if it is opened. */
  private static Operation open(Method method) {
    boolean unused = method.trySetAccessible();
    return Operation.of(method);
  }

  private Object proceed(Method method, @Nullable Object[] args) throws Throwable {
    try {
      return method.invoke(feign, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static Map<String, String> masked(@Nullable Object request) {
    if (request instanceof RawRequest raw) {
      return raw.masked();
    }
    return request instanceof RequestParameters parameters ? parameters.masked() : Map.of();
  }

  private Object objectMethod(Object proxy, Method method, @Nullable Object[] args) {
    return switch (method.getName()) {
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getSimpleName() + "(" + baseUrl + ")";
    };
  }
}
