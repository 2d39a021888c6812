package io.github.mmfapi.client.codec;

import feign.Contract;
import feign.MethodMetadata;
import feign.RequestTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses each interface once for all users of a client. Feign copies the result before it changes
 * it.
 *
 * <p>The constant headers {@code Accept} and {@code User-Agent} are removed from the templates, and
 * {@link RequestParametersTarget} adds them to the final request: Feign copies the headers of a
 * template three times per call, each value through a stream, which takes longer than a signature.
 */
final class SharedContract implements Contract {
  private static final String ACCEPT = "Accept";
  private static final SortedMap<String, Collection<String>> NONE =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final Contract contract = new Contract.Default();
  private final Map<Class<?>, List<MethodMetadata>> read = new ConcurrentHashMap<>();
  private final Map<MethodMetadata, SortedMap<String, Collection<String>>> constants =
      new ConcurrentHashMap<>();
  private final @Nullable String userAgent;

  SharedContract(@Nullable String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> targetType) {
    return read.computeIfAbsent(targetType, this::read);
  }

  /** Returns a copy of the headers that each request of a method has. Names match in any case. */
  SortedMap<String, Collection<String>> constantHeaders(@Nullable MethodMetadata method) {
    return new TreeMap<>(method == null ? NONE : constants.getOrDefault(method, NONE));
  }

  private List<MethodMetadata> read(Class<?> targetType) {
    List<MethodMetadata> methods = contract.parseAndValidateMetadata(targetType);
    methods.forEach(method -> constants.put(method, takeConstants(method.template())));
    return List.copyOf(methods);
  }

  private SortedMap<String, Collection<String>> takeConstants(RequestTemplate template) {
    SortedMap<String, Collection<String>> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Collection<String> accepted = template.headers().get(ACCEPT);
    if (accepted != null && accepted.stream().noneMatch(value -> value.indexOf('{') >= 0)) {
      taken.put(ACCEPT, List.copyOf(accepted));
      template.removeHeader(ACCEPT);
    }
    if (userAgent != null) {
      taken.put("User-Agent", List.of(userAgent));
    }
    return taken;
  }
}
