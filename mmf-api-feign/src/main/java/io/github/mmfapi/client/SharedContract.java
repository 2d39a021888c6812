package io.github.mmfapi.client;

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
 * Reads each interface once for all users of a client, and says once for all requests who is
 * calling. What Feign makes of the result is copied before it is changed.
 *
 * <p>Headers that are the same for each request, {@code Accept} and {@code User-Agent}, are taken
 * out of the templates, and {@link RequestParametersTarget} puts them into the request in the end:
 * Feign copies a template's headers three times for each call, each value through a stream, which
 * takes longer than a signature.
 */
final class SharedContract implements Contract {
  private static final String ACCEPT = "Accept";
  private static final SortedMap<String, Collection<String>> NONE =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final Contract contract = new Contract.Default();
  private final Map<Class<?>, List<MethodMetadata>> read = new ConcurrentHashMap<>();
  private final Map<MethodMetadata, SortedMap<String, Collection<String>>> constants =
      new ConcurrentHashMap<>();
  private final String userAgent;

  SharedContract(String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> targetType) {
    return read.computeIfAbsent(targetType, this::read);
  }

  /** Returns a copy of the headers that all requests of a method have, by name in any case. */
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
    taken.put("User-Agent", List.of(userAgent));
    return taken;
  }
}
