package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.client.MmfAsyncClient;
import io.github.mmfapi.client.MmfClient;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * Says what a native image must keep: the generated interfaces, which Feign reads by reflection and
 * implements by proxies, those of raw calls, and a resource.
 */
final class MmfRuntimeHints implements RuntimeHintsRegistrar {
  private static final List<String> OF_RAW_CALLS =
      List.of(
          "io.github.mmfapi.client.internal.raw.RawCalls",
          "io.github.mmfapi.client.internal.raw.RawCalls$Async");

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    Stream.of(MmfClient.class, MmfAsyncClient.class)
        .flatMap(client -> GeneratedApisRegistrar.generated(client).stream())
        .map(TypeReference::of)
        .forEach(type -> register(hints, type));
    OF_RAW_CALLS.forEach(name -> register(hints, TypeReference.of(name)));
    hints.resources().registerPattern("io/github/mmfapi/client/version.properties");
  }

  private static void register(RuntimeHints hints, TypeReference type) {
    hints.proxies().registerJdkProxy(type);
    hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS);
  }
}
