package io.github.mmfapi.cli.internal.account;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.User;
import java.net.URI;
import java.nio.file.Path;

/** A login that a command acts as, with its connections. */
public final class Session implements AutoCloseable {
  private final MmfClient application;
  private final MmfClient client;
  private final URI server;
  private final Path home;

  /**
   * Creates a session.
   *
   * @param application owns the connections; closed with the session
   * @param client calls as the user
   * @param server the base URL
   * @param home the directory of the command's files
   */
  public Session(MmfClient application, MmfClient client, URI server, Path home) {
    this.application = application;
    this.client = client;
    this.server = server;
    this.home = home;
  }

  /** {@return the client that calls as the user} */
  public MmfClient client() {
    return client;
  }

  /** {@return the base URL without user information, query and fragment} */
  public String server() {
    String port = server.getPort() < 0 ? "" : ":" + server.getPort();
    return server.getScheme() + "://" + server.getHost() + port + server.getRawPath();
  }

  /** {@return the directory of the command's files} */
  public Path home() {
    return home;
  }

  /**
   * Asks the server for the user of the token.
   *
   * @return the user id
   * @throws IllegalStateException if the response has none
   */
  public long userId() {
    User user = client.users().getUser().user();
    Long id = user == null ? null : user.userId();
    if (id == null) {
      throw new IllegalStateException(
          "the response of users/get_user has no user id; check the base URL");
    }
    return id;
  }

  @Override
  public void close() {
    application.close();
  }
}
