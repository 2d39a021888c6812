package io.github.mmfapi.oauth1.internal;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a form or query from outside, of which only some are needed. A pair that cannot be
 * decoded does not make the others unreadable: servers send user names in another encoding, or a
 * single {@code %}. A byte order mark before the first name does not count.
 */
public final class FormFields {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> repeated = new HashSet<>();
  private boolean anyPair;

  private FormFields() {}

  /**
   * Reads a form or query.
   *
   * @param encoded the encoded text, empty allowed
   * @return its fields
   */
  public static FormFields of(String encoded) {
    FormFields fields = new FormFields();
    FormEncoding.forEachPair(encoded, 0, encoded.length(), fields::add);
    return fields;
  }

  /** Returns the decoded values by name, in their order; of a repeated name the first counts. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns the names that occur more than once. */
  public Set<String> repeated() {
    return Collections.unmodifiableSet(repeated);
  }

  /** Returns whether the first value of a name cannot be decoded. */
  public boolean isUnreadable(String name) {
    return names.contains(name) && !values.containsKey(name);
  }

  /** Returns whether there are pairs, but none that can be decoded. */
  public boolean isUnreadable() {
    return anyPair && values.isEmpty();
  }

  private void add(String text, int start, int nameEnd, int valueStart, int end) {
    String name = PercentCodec.decodeOrNull(text, start, nameEnd, true);
    if (name != null && !anyPair && name.startsWith(BYTE_ORDER_MARK)) {
      name = name.substring(BYTE_ORDER_MARK.length()).stripLeading();
    }
    anyPair = true;
    if (name == null) {
      // Nobody can ask for it.
      return;
    }
    if (!names.add(name)) {
      repeated.add(name);
      return;
    }
    String value = PercentCodec.decodeOrNull(text, valueStart, end, true);
    if (value != null) {
      values.put(name, value);
    }
  }
}
