package io.github.mmfapi.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Represents a version of the bindings in Semantic Versioning. A breaking change increases the
 * second number below 1.0.0, and the first number from then on.
 */
record BindingsVersion(int major, int minor, int patch) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-SNAPSHOT)?");

  static BindingsVersion parse(String text) {
    Matcher parts = FORM.matcher(text.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "the version \"" + text.trim() + "\" is not of the form 1.2.3; fix it");
    }
    return new BindingsVersion(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** Tells whether bindings of this version may break callers of the released version. */
  boolean mayBreak(BindingsVersion released) {
    return major > released.major || (major == 0 && released.major == 0 && minor > released.minor);
  }

  /** Returns the lowest version that may break callers of this version. */
  BindingsVersion nextBreaking() {
    return major == 0 ? new BindingsVersion(0, minor + 1, 0) : new BindingsVersion(major + 1, 0, 0);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
