package io.github.mmfapi.cli.internal.verify;

import io.github.mmfapi.contract.ContractVerifier;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The credentials of a verification, from the environment. */
final class VerifierCredentials {
  private final Map<String, String> environment;
  private final CommandLine command;

  VerifierCredentials(Map<String, String> environment, CommandLine command) {
    this.environment = environment;
    this.command = command;
  }

  void give(ContractVerifier.Builder builder) {
    builder.clientCredentials(
        ClientCredentials.of(require("MMF_CLIENT_KEY"), require("MMF_CLIENT_SECRET")));
    boolean token = has("MMF_TOKEN") || has("MMF_TOKEN_SECRET");
    boolean user = has("MMF_USERNAME") || has("MMF_PASSWORD");
    if (!token && !user) {
      throw new ParameterException(
          command,
          "set the environment variables MMF_TOKEN and MMF_TOKEN_SECRET,"
              + " or MMF_USERNAME and MMF_PASSWORD");
    }
    if (token) {
      builder.tokenCredentials(
          TokenCredentials.of(require("MMF_TOKEN"), require("MMF_TOKEN_SECRET")));
    }
    if (user) {
      // The page asks for name and password; the id is not used.
      SandboxUser person = new SandboxUser(1, require("MMF_USERNAME"), require("MMF_PASSWORD"));
      builder.user(page -> new SandboxBrowser().authorizeOutOfBand(page, person));
    }
  }

  private boolean has(String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private String require(String name) {
    if (!has(name)) {
      throw new ParameterException(command, "set the environment variable " + name);
    }
    return environment.getOrDefault(name, "");
  }
}
