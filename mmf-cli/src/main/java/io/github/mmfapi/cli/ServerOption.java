package io.github.mmfapi.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that selects a login. */
final class ServerOption {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server; optional if you are logged in at one server only.")
  private @Nullable URI baseUrl;

  @Nullable URI baseUrl() {
    return baseUrl;
  }
}
