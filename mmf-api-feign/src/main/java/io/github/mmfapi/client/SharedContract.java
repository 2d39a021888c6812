package io.github.mmfapi.client;

import feign.Contract;
import feign.MethodMetadata;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads each interface once for all users of a client, and says once for all requests who is
 * calling. What Feign makes of the result is copied before it is changed.
 */
final class SharedContract implements Contract {
  private final Contract contract = new Contract.Default();
  private final Map<Class<?>, List<MethodMetadata>> read = new ConcurrentHashMap<>();
  private final String userAgent;

  SharedContract(String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> targetType) {
    return read.computeIfAbsent(targetType, this::read);
  }

  private List<MethodMetadata> read(Class<?> targetType) {
    List<MethodMetadata> methods = contract.parseAndValidateMetadata(targetType);
    methods.forEach(method -> method.template().headerLiteral("User-Agent", userAgent));
    return List.copyOf(methods);
  }
}
