package io.github.mmfapi.cli.internal.methods;

import java.util.Iterator;

/** Group and name of each method, for completion. */
public final class MethodNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Methods.summaries().keySet().iterator();
  }
}
