package io.github.mmfapi.cli.internal.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that selects a login. */
public final class ServerOption {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrl.class,
      description = {
        "The server. Default: MMF_BASE_URL, base_url of the profile, or the only server that you"
            + " are logged in at."
      })
  private @Nullable URI baseUrl;

  /** {@return the URL of the option, null without it} */
  public @Nullable URI baseUrl() {
    return baseUrl;
  }
}
