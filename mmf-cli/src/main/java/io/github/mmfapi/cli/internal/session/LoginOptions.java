package io.github.mmfapi.cli.internal.session;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What login, logout, whoami and call share: the application, its server and its tokens. */
public record LoginOptions(Environment environment, CommandLine command) {
  /** The heading of the lines below. */
  public static final String ENVIRONMENT_HEADING = "%nEnvironment, or settings of a profile:%n";

  /** The line of a help about credentials. */
  public static final String CREDENTIALS =
      "  MMF_CLIENT_KEY, MMF_CLIENT_SECRET  the application's credentials (required)";

  /** The line of a help about the directory. */
  public static final String PLACE =
      "  MMF_HOME       directory of profiles and tokens; default: mmf in your configuration directory";

  /** The line of a help about encryption. */
  public static final String KEY =
      "  MMF_STORE_KEY  encrypts the tokens: 32 bytes in Base64 (openssl rand -base64 32)";

  /** The builder of a client needs credentials, also for calls that nothing signs. */
  private static final ClientCredentials NO_CREDENTIALS = ClientCredentials.of("none", "");

  /** Returns the client; the caller closes it. */
  public MmfClient client(URI baseUrl) {
    return client(baseUrl, clientCredentials());
  }

  private MmfClient client(URI baseUrl, ClientCredentials credentials) {
    environment.used(baseUrl);
    try {
      return MmfClient.builder().baseUrl(baseUrl).clientCredentials(credentials).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  /**
   * Returns the server of the option, of {@code MMF_BASE_URL} or of the profile; null without.
   *
   * @throws ParameterException if the variable or the profile has no base URL but another text
   */
  public @Nullable URI baseUrl(@Nullable URI option) {
    if (option != null) {
      return option;
    }
    String text = environment.get(Environment.BASE_URL);
    try {
      return text == null ? null : BaseUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, Environment.BASE_URL + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the same as {@link #baseUrl}, never null.
   *
   * @throws ParameterException if nothing names a server
   */
  public URI requireBaseUrl(@Nullable URI option) {
    URI found = baseUrl(option);
    if (found == null) {
      throw new ParameterException(
          command,
          "the server is missing, and there is no default, because MapMyFitness's host serves"
              + " another API now; name it with --base-url URL, or store it with: mmf config set"
              + " base_url URL");
    }
    return found;
  }

  /**
   * Returns the login at the server of the option, the variable or the profile, or the only login.
   *
   * @throws IllegalStateException if there is no such login, or no server is named and there are
   *     several
   */
  public Logins.Login login(ServerOption server) {
    TokenCredentials token = environment.tokenCredentials(command);
    if (token != null) {
      return new Logins.Login(requireBaseUrl(server.baseUrl()), token);
    }
    return logins().find(baseUrl(server.baseUrl()));
  }

  /** Returns the same as {@link #login}, null if there is no such login. */
  public Logins.@Nullable Login findLogin(ServerOption server) {
    boolean credentials =
        environment.get(Environment.CLIENT_KEY) != null
            && environment.getSecret(Environment.CLIENT_SECRET) != null;
    if (!credentials) {
      return null;
    }
    return environment.get(Environment.TOKEN) != null || logins().has(baseUrl(server.baseUrl()))
        ? login(server)
        : null;
  }

  /** Returns the server for a call without a login. */
  public URI serverWithoutLogin(ServerOption server) {
    return requireBaseUrl(server.baseUrl());
  }

  /** Returns a client for calls that are not signed; the caller closes it. */
  public MmfClient unsignedClient(URI baseUrl) {
    return client(baseUrl, NO_CREDENTIALS);
  }

  /** Opens the stored logins. */
  public Logins logins() {
    String clientKey = clientCredentials().key();
    // A key that is set to nothing must not store the tokens unencrypted.
    String key = environment.getSecret(Environment.STORE_KEY);
    Path directory = tokens();
    FileTokenStore store =
        key == null ? FileTokenStore.open(directory) : FileTokenStore.open(directory, cipher(key));
    return new Logins(store, clientKey);
  }

  /** {@return whether the tokens are encrypted} */
  public boolean encrypts() {
    return environment.getSecret(Environment.STORE_KEY) != null;
  }

  /** {@return the directory of the tokens} */
  public Path tokens() {
    return Home.directory(environment).resolve("tokens");
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
