package io.github.mmfapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Provides the default of the header {@code User-Agent}. */
final class UserAgent {
  private UserAgent() {}

  /** Returns, for example, {@code mmf-api-java/0.1.0 Java/17}. */
  static String standard() {
    return "mmf-api-java/" + version() + " Java/" + Runtime.version().feature();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource io/github/mmfapi/client/version.properties is missing; check the jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the resource io/github/mmfapi/client/version.properties cannot be read; check the jar",
          e);
    }
    return properties.getProperty("version");
  }
}
