package io.github.mmfapi.cli;

import feign.RequestLine;
import io.github.mmfapi.client.MmfClient;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods of the generated interfaces. */
final class KnownMethods {
  private static final String POST = "POST /";

  private static final Set<String> WRITES =
      Arrays.stream(MmfClient.class.getMethods())
          .map(Method::getReturnType)
          .filter(type -> type.getPackageName().equals("io.github.mmfapi.api"))
          .flatMap(api -> Arrays.stream(api.getMethods()))
          .filter(method -> method.isAnnotationPresent(RequestLine.class))
          .map(method -> method.getAnnotation(RequestLine.class).value())
          .filter(line -> line.startsWith(POST))
          .map(line -> line.substring(POST.length()))
          .collect(Collectors.toUnmodifiableSet());

  private KnownMethods() {}

  /** Tells whether the spec describes a method as a write; writes are sent as POST. */
  static boolean isWrite(String method) {
    return WRITES.contains(method);
  }
}
