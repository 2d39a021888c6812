package io.github.mmfapi.cli;

import feign.RequestLine;
import io.github.mmfapi.client.MmfClient;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of the generated interfaces. */
final class KnownMethods {
  private static final String POST = "POST /";

  private static final Set<String> LINES =
      Arrays.stream(MmfClient.class.getMethods())
          .map(Method::getReturnType)
          .filter(type -> type.getPackageName().equals("io.github.mmfapi.api"))
          .flatMap(api -> Arrays.stream(api.getMethods()))
          .filter(method -> method.isAnnotationPresent(RequestLine.class))
          .map(method -> method.getAnnotation(RequestLine.class).value())
          .collect(Collectors.toUnmodifiableSet());

  private KnownMethods() {}

  /** Tells whether the spec describes a method as a write; writes are sent as POST. */
  static boolean isWrite(String method) {
    return LINES.contains(POST + method);
  }

  /**
   * Returns group and name of a method.
   *
   * @param method both, or the name alone
   * @return null if there is no such method
   */
  static @Nullable String path(String method) {
    return LINES.stream()
        .map(line -> line.substring(line.indexOf('/') + 1))
        .filter(path -> path.equals(method) || path.endsWith("/" + method))
        .findFirst()
        .orElse(null);
  }
}
