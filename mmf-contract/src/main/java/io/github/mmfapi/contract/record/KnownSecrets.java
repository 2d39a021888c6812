package io.github.mmfapi.contract.record;

import io.github.mmfapi.contract.internal.recording.Scrubber;
import io.github.mmfapi.oauth1.PercentEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All secrets and identifiers of credentials that the proxy has seen. */
final class KnownSecrets {
  private static final String STAND_IN = "scrubbed";

  private final Set<String> texts = ConcurrentHashMap.newKeySet();

  /** Adds a secret, and its form in URLs. An empty one is none. */
  void add(String secret) {
    if (!secret.isEmpty()) {
      texts.add(secret);
      texts.add(PercentEncoding.encode(secret));
    }
  }

  /**
   * Removes secrets from a text: the known ones, and what has a name or a form of a secret.
   *
   * @throws IllegalStateException if one of them would remain
   */
  String scrub(String text) {
    List<String> longestFirst =
        texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    String clean = Scrubber.scrub(text);
    for (String secret : longestFirst) {
      clean = clean.replace(secret, STAND_IN);
    }
    if (longestFirst.stream().anyMatch(clean::contains)) {
      throw new IllegalStateException(
          "the text still has a secret after scrubbing; choose credentials that are not a part of "
              + STAND_IN);
    }
    return clean;
  }
}
