package io.github.mmfapi.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses among the logins. */
final class ServerOption {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server; not needed with a login at only one.")
  private @Nullable URI baseUrl;

  @Nullable URI baseUrl() {
    return baseUrl;
  }
}
