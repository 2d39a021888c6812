package io.github.mmfapi.cli.internal.session;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The environment variables, which hold the secrets that must not be arguments. A {@link Setting}
 * whose variable is not set comes from the profile.
 */
public final class Environment {
  /** The start of the names of all variables. */
  static final String PREFIX = "MMF_";

  /** The server, version included. */
  public static final String BASE_URL = "MMF_BASE_URL";

  /** The consumer key. */
  public static final String CLIENT_KEY = "MMF_CLIENT_KEY";

  /** The consumer secret. */
  public static final String CLIENT_SECRET = "MMF_CLIENT_SECRET";

  /** The token of a login that is used instead of the stored one. */
  public static final String TOKEN = "MMF_TOKEN";

  /** The token secret. */
  public static final String TOKEN_SECRET = "MMF_TOKEN_SECRET";

  /** The file with the private key of RSA signatures. */
  public static final String RSA_KEY_FILE = "MMF_RSA_KEY_FILE";

  /** The directory of the command's files. */
  public static final String HOME = "MMF_HOME";

  /** The key that encrypts the stored tokens. */
  public static final String STORE_KEY = "MMF_STORE_KEY";

  /** The user whom the tutorial acts as. */
  public static final String USERNAME = "MMF_USERNAME";

  /** The password of that user. */
  public static final String PASSWORD = "MMF_PASSWORD";

  /** The profile. */
  public static final String PROFILE = "MMF_PROFILE";

  private final Map<String, String> variables;
  private @Nullable String profileOption;
  private @Nullable Configuration configuration;
  private @Nullable URI used;

  /** Creates the environment of a process with these variables. */
  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** {@return the variables, without the settings of the profile} */
  public Map<String, String> variables() {
    return variables;
  }

  /** Sets the profile of the option {@code --profile}, null without it. */
  public void profileOption(@Nullable String profile) {
    this.profileOption = profile;
  }

  /** Remembers the server that the command calls, for messages. */
  public void used(URI baseUrl) {
    this.used = baseUrl;
  }

  /** {@return the server that the command calls, null if it calls none} */
  public @Nullable URI used() {
    return used;
  }

  /** {@return the profiles, read when they are first needed} */
  public Configuration configuration() {
    Configuration read = configuration;
    if (read == null) {
      read = Configuration.read(Home.directory(this));
      configuration = read;
    }
    return read;
  }

  /** {@return the name of the profile: that of the option, the variable, the file, or default} */
  public String profile() {
    String named = namedProfile();
    return named != null
        ? named
        : Objects.requireNonNullElse(configuration().chosen(), Configuration.DEFAULT_PROFILE);
  }

  /** {@return whether an option or a variable names the profile} */
  public boolean isProfileNamed() {
    return namedProfile() != null;
  }

  private @Nullable String namedProfile() {
    return profileOption != null ? profileOption : nonEmpty(PROFILE);
  }

  /**
   * Checks that the profile exists which the option or the variable names.
   *
   * @throws ParameterException naming those that exist
   */
  public void checkProfile(CommandLine command) {
    String named = namedProfile();
    if (named != null && !configuration().names().contains(named)) {
      throw new ParameterException(
          command,
          "there is no profile "
              + named
              + " in "
              + configuration().file()
              + (configuration().names().isEmpty()
                  ? ""
                  : "; there are: " + String.join(", ", configuration().names()))
              + "; create it with: mmf config set base_url URL --profile "
              + named);
    }
  }

  /** Returns a variable, or the setting of the profile without it; null if both are missing. */
  public @Nullable String get(String name) {
    String value = nonEmpty(name);
    return value != null ? value : ofProfile(name);
  }

  /** Returns the same as {@link #get}, but an empty variable counts. */
  @Nullable String getSecret(String name) {
    String value = variables.get(name);
    return value != null ? value : ofProfile(name);
  }

  private @Nullable String nonEmpty(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private @Nullable String ofProfile(String name) {
    Setting setting = Setting.ofVariable(name);
    return setting == null ? null : configuration().get(profile(), setting);
  }

  /**
   * Returns a variable that must be set.
   *
   * @throws ParameterException naming the variable if it is not set
   */
  public String require(String name, String meaning, CommandLine command) {
    String value = get(name);
    if (value == null) {
      Setting setting = Setting.ofVariable(name);
      throw new ParameterException(
          command,
          "set the environment variable "
              + name
              + " to "
              + meaning
              + (setting == null
                  ? ""
                  : ", or store it with: mmf config set "
                      + setting.key()
                      + (setting.isSecret() ? "" : " VALUE")));
    }
    return value;
  }

  /**
   * Returns a secret that must be set; it can be empty (RFC 5849 section 3.4.2).
   *
   * @throws ParameterException naming the variable if it is not set
   */
  public String requireSecret(String name, String meaning, CommandLine command) {
    String value = getSecret(name);
    return value == null ? require(name, meaning, command) : value;
  }

  /** Returns the client credentials; the key is that of the option if it was given. */
  public ClientCredentials clientCredentials(@Nullable String keyOption, CommandLine command) {
    return ClientCredentials.of(
        clientKey(keyOption, command),
        requireSecret(CLIENT_SECRET, "the consumer secret", command));
  }

  /** Returns client credentials for signature methods that use no secret. */
  public ClientCredentials clientCredentialsWithoutSecret(
      @Nullable String keyOption, CommandLine command) {
    return ClientCredentials.of(clientKey(keyOption, command), "");
  }

  /** Returns the consumer key of the option, or of the environment without it. */
  public String clientKey(@Nullable String keyOption, CommandLine command) {
    return keyOption != null ? keyOption : require(CLIENT_KEY, "the consumer key", command);
  }

  /**
   * Returns the token of the variables, null without one.
   *
   * @throws ParameterException if its secret is missing
   */
  public @Nullable TokenCredentials tokenCredentials(CommandLine command) {
    String token = get(TOKEN);
    return token == null
        ? null
        : TokenCredentials.of(
            token, requireSecret(TOKEN_SECRET, "the secret that belongs to " + TOKEN, command));
  }

  /** {@return the names of the variables, never their values} */
  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
