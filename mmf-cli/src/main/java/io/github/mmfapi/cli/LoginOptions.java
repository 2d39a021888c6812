package io.github.mmfapi.cli;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What login, logout, whoami and call share: the application, its server and its tokens. */
record LoginOptions(Environment environment, CommandLine command) {
  static final String ENVIRONMENT_HEADING = "%nEnvironment:%n";
  static final String CREDENTIALS =
      "  MMF_CLIENT_KEY, MMF_CLIENT_SECRET  the application's credentials (required)";
  static final String PLACE =
      "  MMF_HOME       directory of the tokens; default: mmf in your configuration directory";
  static final String KEY =
      "  MMF_STORE_KEY  encrypts the tokens: 32 bytes in Base64 (openssl rand -base64 32)";

  /** Returns the client; the caller closes it. */
  MmfClient client(URI baseUrl) {
    try {
      return MmfClient.builder().baseUrl(baseUrl).clientCredentials(clientCredentials()).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  Logins logins() {
    String clientKey = clientCredentials().key();
    // A key that is set to nothing must not store the tokens unencrypted.
    String key = environment.variables().get(Environment.STORE_KEY);
    Path directory = tokens();
    FileTokenStore store =
        key == null ? FileTokenStore.open(directory) : FileTokenStore.open(directory, cipher(key));
    return new Logins(store, clientKey);
  }

  boolean encrypts() {
    return environment.variables().containsKey(Environment.STORE_KEY);
  }

  Path tokens() {
    return Home.directory(
            environment, System.getProperty("os.name", ""), System.getProperty("user.home", "."))
        .resolve("tokens");
  }

  private ClientCredentials clientCredentials() {
    return environment.clientCredentials(null, command);
  }

  private SecretCipher cipher(String key) {
    try {
      return SecretCipher.ofBase64(key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, Environment.STORE_KEY + ": " + e.getMessage(), e);
    }
  }
}
