package io.github.mmfapi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** Provides version, commit and Java, each on a line. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines(build);
  }

  static String[] lines(Properties build) {
    return new String[] {
      "mmf " + build.getProperty("version"),
      "commit " + commit(build),
      "Java "
          + System.getProperty("java.runtime.version")
          + " ("
          + System.getProperty("java.vendor")
          + ", "
          + System.getProperty("java.home")
          + ")"
    };
  }

  /** Returns the commit of the sources, because the time of a build says nothing of them. */
  private static String commit(Properties build) {
    String commit = build.getProperty("commit", "");
    if (commit.isEmpty()) {
      return "unknown, built outside a Git clone";
    }
    boolean changed = Boolean.parseBoolean(build.getProperty("dirty"));
    return commit
        + " of "
        + build.getProperty("time")
        + (changed ? ", with changes that are not committed" : "");
  }
}
