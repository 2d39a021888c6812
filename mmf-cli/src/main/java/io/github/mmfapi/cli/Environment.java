package io.github.mmfapi.cli;

import io.github.mmfapi.oauth1.ClientCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The environment variables, which hold the secrets that must not be arguments. */
record Environment(Map<String, String> variables) {
  /** The start of the names of all variables. */
  static final String PREFIX = "MMF_";

  static final String CLIENT_KEY = "MMF_CLIENT_KEY";
  static final String CLIENT_SECRET = "MMF_CLIENT_SECRET";
  static final String TOKEN_SECRET = "MMF_TOKEN_SECRET";
  static final String RSA_KEY_FILE = "MMF_RSA_KEY_FILE";
  static final String HOME = "MMF_HOME";
  static final String STORE_KEY = "MMF_STORE_KEY";
  static final String USERNAME = "MMF_USERNAME";
  static final String PASSWORD = "MMF_PASSWORD";

  @Nullable String get(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * Returns a variable that must be set.
   *
   * @throws ParameterException naming the variable if it is not set
   */
  String require(String name, String meaning, CommandLine command) {
    String value = get(name);
    if (value == null) {
      throw new ParameterException(
          command, "set the environment variable " + name + " to " + meaning);
    }
    return value;
  }

  /**
   * Returns a secret that must be set; it can be empty (RFC 5849 section 3.4.2).
   *
   * @throws ParameterException naming the variable if it is not set
   */
  String requireSecret(String name, String meaning, CommandLine command) {
    String value = variables.get(name);
    return value == null ? require(name, meaning, command) : value;
  }

  /** Returns the client credentials; the key is that of the option if it was given. */
  ClientCredentials clientCredentials(@Nullable String keyOption, CommandLine command) {
    return ClientCredentials.of(
        clientKey(keyOption, command),
        requireSecret(CLIENT_SECRET, "the consumer secret", command));
  }

  /** Returns client credentials for signature methods that use no secret. */
  ClientCredentials clientCredentialsWithoutSecret(
      @Nullable String keyOption, CommandLine command) {
    return ClientCredentials.of(clientKey(keyOption, command), "");
  }

  /** Returns the consumer key of the option, or of the environment without it. */
  String clientKey(@Nullable String keyOption, CommandLine command) {
    return keyOption != null ? keyOption : require(CLIENT_KEY, "the consumer key", command);
  }

  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
