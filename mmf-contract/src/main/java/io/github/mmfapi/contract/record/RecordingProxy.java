package io.github.mmfapi.contract.record;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on 127.0.0.1 that records the calls of a client. The client signs with the proxy's
 * credentials, which the proxy verifies; the proxy signs with the real ones, which the client never
 * gets. What is written has no secrets.
 *
 * <p>A client can also have a user authorize it through the proxy: temporary and token credentials
 * that the server issues reach the client with another secret.
 */
public final class RecordingProxy implements AutoCloseable {
  private static final int THREADS = 8;
  private static final String VERSION = "/3.1";

  private final HttpServer server;
  private final ExecutorService threads;
  private final ClientCredentials clientCredentials;
  private final @Nullable TokenCredentials tokenCredentials;
  private final URI baseUrl;

  private RecordingProxy(Builder builder, URI target, ClientCredentials real) throws IOException {
    NonceGenerator random = NonceGenerator.secureRandom();
    KnownSecrets secrets = new KnownSecrets();
    secrets.add(real.key());
    secrets.add(real.secret());
    this.clientCredentials = ClientCredentials.of(random.nonce(), random.nonce());
    TokenMap tokens = new TokenMap(clientCredentials, secrets);
    TokenCredentials realToken = builder.token;
    this.tokenCredentials =
        realToken == null ? null : TokenCredentials.of(random.nonce(), random.nonce());
    if (realToken != null && tokenCredentials != null) {
      tokens.add(tokenCredentials, realToken);
    }
    this.server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), builder.port),
            0);
    String authority = "127.0.0.1:" + server.getAddress().getPort();
    this.baseUrl = URI.create("http://" + authority + VERSION);
    String origin = target.getScheme() + "://" + target.getRawAuthority();
    RecordingFolder folder =
        new RecordingFolder(builder.folder, builder.format, secrets, origin, Clock.systemUTC());
    ServerSide serverSide = new ServerSide(target, real);
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "mmf-record");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext(
        "/", new ProxyHandler(authority, tokens, serverSide, folder, builder.listener));
    server.start();
  }

  /**
   * Creates a builder.
   *
   * @return a builder; target, client credentials and folder have no default
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the base URL for the client, such as {@code http://127.0.0.1:43210/3.1}} */
  public URI baseUrl() {
    return baseUrl;
  }

  /** {@return the client credentials for the client, new for each proxy} */
  public ClientCredentials clientCredentials() {
    return clientCredentials;
  }

  /** {@return the token for the client; null if the proxy has got none of the server} */
  public @Nullable TokenCredentials tokenCredentials() {
    return tokenCredentials;
  }

  /** Stops the proxy. What was recorded stays. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Builds a proxy. */
  public static final class Builder {
    private @Nullable URI target;
    private @Nullable ClientCredentials client;
    private @Nullable TokenCredentials token;
    private Path folder = Path.of("recordings");
    private RecordingFormat format = RecordingFormat.MAPPINGS;
    private int port;
    private Consumer<ProxiedCall> listener = call -> {};

    private Builder() {}

    /**
     * Sets the server. Required.
     *
     * @param url its base URL with the version, such as {@code http://api.mapmyfitness.com/3.1}
     * @return this builder
     * @throws IllegalArgumentException if it is no absolute URL with http or https, or has a user
     *     name or a password, which recordings would show
     */
    public Builder target(URI url) {
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!http
          || url.getHost() == null
          || url.getRawUserInfo() != null
          || url.getRawQuery() != null) {
        // What stands before an @ or in the query may be a secret.
        boolean plain = url.toString().chars().noneMatch(c -> c == '@' || c == '?');
        throw new IllegalArgumentException(
            "the target must be a URL such as http://api.mapmyfitness.com/3.1, without user name"
                + " and query"
                + (plain ? ", not " + url : ""));
      }
      this.target = url;
      return this;
    }

    /**
     * Sets the client credentials at the server. Required.
     *
     * @param credentials the real ones
     * @return this builder
     */
    public Builder clientCredentials(ClientCredentials credentials) {
      this.client = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the token of a user at the server.
     *
     * @param credentials the real ones; without them the client has a user authorize it
     * @return this builder
     */
    public Builder tokenCredentials(TokenCredentials credentials) {
      this.token = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets where recordings are written.
     *
     * @param folder created at the first call; default {@code recordings}
     * @return this builder
     */
    public Builder folder(Path folder) {
      this.folder = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Sets the form of the recording.
     *
     * @param format default {@link RecordingFormat#MAPPINGS}
     * @return this builder
     */
    public Builder format(RecordingFormat format) {
      this.format = Objects.requireNonNull(format, "format");
      return this;
    }

    /**
     * Sets the port on 127.0.0.1.
     *
     * @param port from 0 to 65535; default 0, a free one
     * @return this builder
     */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Sets what is told of each call.
     *
     * @param listener called after each call, on several threads
     * @return this builder
     */
    public Builder listener(Consumer<ProxiedCall> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Starts the proxy.
     *
     * @return the running proxy
     * @throws IllegalStateException if a required value is missing
     * @throws IOException if the port cannot be opened
     */
    public RecordingProxy start() throws IOException {
      if (target == null || client == null) {
        throw new IllegalStateException("target and client credentials are required; set both");
      }
      return new RecordingProxy(this, target, client);
    }
  }
}
