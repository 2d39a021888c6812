package io.github.mmfapi.spec;

/**
 * Something in the spec or its evidence that has to be changed.
 *
 * @param place the file and line to edit, such as {@code spec/groups/gear.yaml:12}
 * @param message what is wrong and how to fix it, in one line
 */
record Finding(String place, String message) implements Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    // What is edited comes before what no longer compiles because of it.
    int bySpec = Boolean.compare(!file().startsWith("spec/"), !other.file().startsWith("spec/"));
    int byFile = bySpec == 0 ? file().compareTo(other.file()) : bySpec;
    return byFile == 0 ? Integer.compare(line(), other.line()) : byFile;
  }

  String file() {
    return place.substring(0, place.lastIndexOf(':'));
  }

  private int line() {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
