package io.github.mmfapi.contract.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.contract.operations.Bindings;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * An operation of several clients, prepared so that a hundred thousand calls take little time.
 *
 * @param isTyped whether the fields of its response are known
 * @param body a body as the server sends it
 * @param arguments of its method: none, or a request
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OddCall(
    boolean isTyped,
    JsonNode body,
    Method method,
    Method asyncMethod,
    List<Object> apis,
    List<Object> asyncApis,
    List<Object> arguments) {

  static OddCall of(Operation operation, List<MmfClient> clients) {
    Method method = Bindings.method(operation);
    List<Object> arguments =
        Stream.<Class<?>>of(method.getParameterTypes())
            .map(type -> Bindings.request(type, Examples.least(operation)))
            .toList();
    List<Object> asyncApis = clients.stream().map(client -> asyncApi(client, operation)).toList();
    return new OddCall(
        operation.responseKind() == ResponseKind.TYPED,
        Examples.body(operation, output(operation)),
        method,
        asyncMethod(asyncApis.get(0), method),
        clients.stream().map(client -> Bindings.api(client, operation)).toList(),
        asyncApis,
        arguments);
  }

  private static JsonNode output(Operation operation) {
    if (operation.responseKind() == ResponseKind.TYPED) {
      return Examples.output(operation);
    }
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("a", 1);
    output.putObject("rows").putObject("0").put("b", "x");
    return output;
  }

  private static Object asyncApi(MmfClient client, Operation operation) {
    MmfClient its =
        operation.signing() == Signing.TEMPORARY ? client.as(Bindings.TEMPORARY) : client;
    String name =
        Bindings.method(operation)
            .getDeclaringClass()
            .getSimpleName()
            .replaceFirst("Api$", "AsyncApi");
    Object all = its.async();
    return Stream.of(all.getClass().getMethods())
        .filter(method -> method.getReturnType().getSimpleName().equals(name))
        .map(method -> Bindings.invoke(method, all))
        .findFirst()
        .orElseThrow();
  }

  private static Method asyncMethod(Object api, Method method) {
    try {
      return api.getClass()
          .getInterfaces()[0]
          .getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what the synchronous method of a client returns, and throws what it throws. */
  Object make(int client) {
    return Bindings.invoke(method, apis.get(client), arguments.toArray());
  }

  /** Returns what the future of a client has, and throws what it throws. */
  Object makeAsync(int client) {
    try {
      return ((CompletableFuture<?>)
              Bindings.invoke(asyncMethod, asyncApis.get(client), arguments.toArray()))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
