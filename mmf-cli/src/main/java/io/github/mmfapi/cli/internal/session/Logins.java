package io.github.mmfapi.cli.internal.session;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stored logins of one application.
 *
 * @param store the tokens by application and server
 */
public record Logins(TokenStore store, String clientKey) {

  /**
   * A login.
   *
   * @param server the base URL
   */
  public record Login(URI server, TokenCredentials token) {}

  /** Stores the token of a login; it replaces an earlier one. */
  public void store(URI server, TokenCredentials token) {
    store.put(userKey(server), token);
  }

  /** Removes a login, if there is one. */
  public void remove(URI server) {
    store.remove(userKey(server));
  }

  /**
   * Returns the login at a server, or the only login if no server is given.
   *
   * @throws IllegalStateException if there is no such login, or no server is given and there are
   *     several
   */
  public Login find(@Nullable URI server) {
    URI chosen = server == null ? onlyServer() : server;
    return store
        .find(userKey(chosen))
        .map(token -> new Login(chosen, token))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "not logged in at "
                        + chosen
                        + "; log in with: mmf login --base-url "
                        + chosen));
  }

  /** Returns whether there is a login at a server, or any login if no server is given. */
  boolean has(@Nullable URI server) {
    return server == null ? !servers().isEmpty() : store.find(userKey(server)).isPresent();
  }

  private SortedSet<String> servers() {
    SortedSet<String> servers = new TreeSet<>();
    String prefix = clientKey + "@";
    for (String userKey : store.userKeys()) {
      if (userKey.startsWith(prefix)) {
        servers.add(userKey.substring(prefix.length()));
      }
    }
    return servers;
  }

  private URI onlyServer() {
    SortedSet<String> servers = servers();
    if (servers.isEmpty()) {
      throw new IllegalStateException("not logged in; log in with: mmf login --base-url URL");
    }
    if (servers.size() > 1) {
      throw new IllegalStateException(
          "logged in at several servers; choose one with --base-url: "
              + String.join(", ", servers));
    }
    return URI.create(servers.first());
  }

  private String userKey(URI server) {
    return clientKey + "@" + BaseUrl.withoutSlash(server);
  }
}
