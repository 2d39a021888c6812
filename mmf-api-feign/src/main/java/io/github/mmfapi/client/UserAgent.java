package io.github.mmfapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Who is calling, where nothing else is set. */
final class UserAgent {
  private UserAgent() {}

  /** Returns such as {@code mmf-api-java/0.1.0 Java/17}. */
  static String standard() {
    return "mmf-api-java/" + version() + " Java/" + Runtime.version().feature();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing beside MmfClient");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties beside MmfClient cannot be read", e);
    }
    return properties.getProperty("version");
  }
}
