package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All parts of the state by name; methods with data of their own add it. */
public final class Parts {
  private final Map<String, Saved> parts = new LinkedHashMap<>();

  /** Adds a part with a name that no other one has. */
  public void add(String name, Saved part) {
    if (parts.put(name, part) != null) {
      throw new IllegalStateException("two parts of the state have the name " + name);
    }
  }

  /** Returns the names in the order in which parts are loaded. */
  public Set<String> names() {
    return Collections.unmodifiableSet(parts.keySet());
  }

  /** Returns what a part holds, null if there is no such part. */
  public @Nullable JsonNode save(String name) {
    Saved part = parts.get(name);
    return part == null ? null : part.save();
  }

  /** Gives a part what it held; returns whether there is such a part. */
  public boolean load(String name, JsonNode saved) {
    Saved part = parts.get(name);
    if (part == null) {
      return false;
    }
    part.load(saved);
    return true;
  }
}
