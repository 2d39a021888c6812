package io.github.mmfapi.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the bindings, as Semantic Versioning counts: below 1.0.0 the second number is the
 * one that a breaking change moves, from then on the first.
 */
record BindingsVersion(int major, int minor, int patch) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-SNAPSHOT)?");

  static BindingsVersion parse(String text) {
    Matcher parts = FORM.matcher(text.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "the version \"" + text.trim() + "\" is not of the form 1.2.3; correct it");
    }
    return new BindingsVersion(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** Tells whether bindings of this version may break callers of the released ones. */
  boolean mayBreak(BindingsVersion released) {
    return major > released.major || (major == 0 && released.major == 0 && minor > released.minor);
  }

  /** Returns the least version that may break callers of this one. */
  BindingsVersion nextBreaking() {
    return major == 0 ? new BindingsVersion(0, minor + 1, 0) : new BindingsVersion(major + 1, 0, 0);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
