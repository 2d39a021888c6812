package io.github.mmfapi.contract.internal.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a statement of the spec, from {@code x-mmf-evidence}.
 *
 * @param confidence such as {@code recorded}
 * @param sources the tags of the sources
 */
public record Evidence(String confidence, List<String> sources) {
  /** Returns the evidence of an element; null if its extensions have none. */
  public static @Nullable Evidence in(@Nullable Map<String, Object> extensions) {
    if (extensions == null
        || !(extensions.get("x-mmf-evidence") instanceof Map<?, ?> evidence)
        || evidence.get("confidence") == null) {
      return null;
    }
    List<String> sources =
        evidence.get("sources") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.of();
    return new Evidence(evidence.get("confidence").toString(), sources);
  }
}
