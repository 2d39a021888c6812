package io.github.mmfapi.cli.internal.session;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The directory of the command's files. */
public final class Home {
  private Home() {}

  /**
   * Returns the directory on this machine, as {@link #directory(Environment, String, String)}. The
   * user's home is {@code HOME}; Java reads that of the password file instead.
   */
  public static Path directory(Environment environment) {
    String home = environment.get("HOME");
    return directory(
        environment,
        System.getProperty("os.name", ""),
        home != null && isAbsolute(home) ? home : System.getProperty("user.home", "."));
  }

  /**
   * Returns {@code MMF_HOME}. If it is not set, returns {@code mmf} in the user's configuration
   * directory: {@code APPDATA} on Windows, {@code XDG_CONFIG_HOME} or {@code ~/.config} elsewhere.
   */
  static Path directory(Environment environment, String osName, String userHome) {
    String home = environment.get(Environment.HOME);
    if (home != null) {
      return Path.of(home);
    }
    boolean windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
    String configuration = environment.get(windows ? "APPDATA" : "XDG_CONFIG_HOME");
    return isAbsolute(configuration)
        ? Path.of(configuration, "mmf")
        : Path.of(userHome, ".config", "mmf");
  }

  /** Ignores relative paths, as the XDG Base Directory Specification requires. */
  private static boolean isAbsolute(@Nullable String path) {
    return path != null && Path.of(path).isAbsolute();
  }
}
