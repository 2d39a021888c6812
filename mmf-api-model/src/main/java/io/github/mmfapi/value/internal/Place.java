package io.github.mmfapi.value.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file format where an element counts. An element at any other place is ignored with
 * all that it contains.
 */
final class Place {
  private final String path;
  private final Map<String, Place> children = new HashMap<>();

  private Place(String path) {
    this.path = path;
  }

  /**
   * Creates the places of a format.
   *
   * @param paths the places of the elements that have a text, from the root element, without its
   *     name: names joined by slashes
   * @return the place of the root element
   */
  static Place root(String... paths) {
    Place root = new Place("");
    for (String path : paths) {
      root.find(path);
    }
    return root;
  }

  /** Also reads a child of one place, which is created if it is new, as the element of another. */
  Place withAlias(String path, String name, String target) {
    find(path).children.put(name, find(target));
    return this;
  }

  private Place find(String path) {
    Place place = this;
    for (String name : path.split("/", -1)) {
      String child = place.path.isEmpty() ? name : place.path + "/" + name;
      place = place.children.computeIfAbsent(name, absent -> new Place(child));
    }
    return place;
  }

  /** {@return the place of a child element; null if it does not count} */
  @Nullable Place child(String name) {
    return children.get(name);
  }

  boolean hasText() {
    return children.isEmpty();
  }

  /** {@return the names of the elements from the root element, without its name} */
  String path() {
    return path;
  }
}
