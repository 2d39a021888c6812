package io.github.mmfapi.cli.internal.methods;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The groups of methods, for completion. */
final class Groups implements Iterable<String> {
  /** Returns the names of the groups in alphabetical order. */
  static List<String> names() {
    return Methods.summaries().keySet().stream()
        .map(method -> method.substring(0, method.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public Iterator<String> iterator() {
    return new ArrayList<>(names()).iterator();
  }
}
