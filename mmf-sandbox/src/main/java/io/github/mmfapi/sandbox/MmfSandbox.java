package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceStore;
import io.github.mmfapi.oauth1.OAuth1Verifier;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A MapMyFitness 3.1 server in this process, bound to 127.0.0.1. State lives in memory and is gone
 * with the server.
 *
 * <pre>{@code
 * try (MmfSandbox sandbox = MmfSandbox.start()) {
 *   MmfClient client =
 *       MmfClient.builder()
 *           .baseUrl(sandbox.baseUrl())
 *           .clientCredentials(sandbox.clientCredentials())
 *           .tokenCredentials(sandbox.authorize(sandbox.user()))
 *           .build();
 * }
 * }</pre>
 */
public final class MmfSandbox implements AutoCloseable {
  /** The application that the tutorial registers (SEED, step 1), a public example. */
  private static final ClientCredentials TUTORIAL_CLIENT =
      ClientCredentials.of(
          "da48d1af1f2a1fdd06bc573443bbd730", "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  /** Faults and answers that a test stubs on {@link #wireMock()} come before this. */
  private static final int LAST_PRIORITY = 1000;

  private static final int REMEMBERED_REQUESTS = 1000;

  private static final String LOOPBACK = "127.0.0.1";

  private final WireMockServer server;
  private final ClientCredentials client;
  private final List<SandboxUser> users;
  private final IssuedCredentials credentials;

  private MmfSandbox(Builder builder) {
    client = builder.client;
    users = builder.users.isEmpty() ? List.of(SandboxUser.TUTORIAL) : List.copyOf(builder.users);
    credentials = new IssuedCredentials(client);
    OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .credentials(credentials)
            .clock(builder.clock)
            .timestampWindow(builder.timestampWindow)
            .nonceStore(NonceStore.inMemory(builder.clock, builder.timestampWindow))
            .build();
    SandboxServer methods =
        new SandboxServer(
            verifier,
            credentials,
            new OAuthMethods(credentials, users),
            new ResourceMethods(users, new WorkoutLog(builder.clock)),
            builder.authenticationFailureStatus);
    server = new WireMockServer(configuration(builder.port, methods));
    server.start();
    server.stubFor(
        any(anyUrl())
            .atPriority(LAST_PRIORITY)
            .willReturn(aResponse().withTransformers(SandboxServer.NAME)));
  }

  private static WireMockConfiguration configuration(int port, SandboxServer methods) {
    return options()
        .bindAddress(LOOPBACK)
        .port(port)
        .maxRequestJournalEntries(REMEMBERED_REQUESTS)
        .extensions(methods);
  }

  /** Starts a sandbox with all defaults on a free port. */
  public static MmfSandbox start() {
    return builder().start();
  }

  /** Returns a builder; each setting states its default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the base URL of the API, {@code http://127.0.0.1:PORT/3.1}. */
  public URI baseUrl() {
    return root().resolve("/3.1");
  }

  /** Returns the address of the page on which a user authorizes an application. */
  public URI authorizeUrl() {
    return root().resolve("/oauth/authorize/");
  }

  private URI root() {
    return URI.create("http://" + LOOPBACK + ":" + server.port() + "/");
  }

  /** Returns the credentials of the one application that is registered. */
  public ClientCredentials clientCredentials() {
    return client;
  }

  /** Returns the first user, who is the tutorial's unless the builder was given others. */
  public SandboxUser user() {
    return users.get(0);
  }

  /**
   * Issues token credentials for a user as if the web redirection flow had been gone through.
   *
   * @throws IllegalArgumentException if the user is none of this sandbox's
   */
  public TokenCredentials authorize(SandboxUser user) {
    if (!users.contains(user)) {
      throw new IllegalArgumentException(
          user + " is no user of this sandbox; add it to the builder");
    }
    var issued = credentials.issueToken(user);
    return TokenCredentials.of(issued.token(), issued.secret());
  }

  /**
   * Returns the WireMock server underneath, to look at what was received or to stub a fault or an
   * answer, which takes precedence over the sandbox's own.
   */
  public WireMockServer wireMock() {
    return server;
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.stop();
  }

  /** Builds and starts a {@link MmfSandbox}. */
  public static final class Builder {
    private int port;
    private Clock clock = Clock.systemUTC();
    private Duration timestampWindow = Duration.ofMinutes(5);
    private ClientCredentials client = TUTORIAL_CLIENT;
    private final List<SandboxUser> users = new ArrayList<>();
    private int authenticationFailureStatus = 200;

    private Builder() {}

    /** Sets the port. Default: 0, any free one. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /** Sets the clock that timestamps are held against and rows are dated by. Default: UTC now. */
    public Builder clock(Clock source) {
      this.clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /** Sets how far a timestamp may be off, either way. Default: 5 minutes. */
    public Builder timestampWindow(Duration window) {
      this.timestampWindow = Objects.requireNonNull(window, "window");
      return this;
    }

    /** Sets the registered application. Default: the tutorial's. */
    public Builder clientCredentials(ClientCredentials credentials) {
      this.client = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /** Adds a user. Default, when none is added: {@link SandboxUser#TUTORIAL}. */
    public Builder user(SandboxUser user) {
      users.add(Objects.requireNonNull(user, "user"));
      return this;
    }

    /**
     * Sets the HTTP status under which a resource call that is not authenticated is refused.
     * Default: 200. The real one is not on record; clients were prepared for 200 (ICAL) and for 401
     * or 403 (TAP).
     */
    public Builder authenticationFailureStatus(int httpStatus) {
      this.authenticationFailureStatus = httpStatus;
      return this;
    }

    /** Starts the sandbox. */
    public MmfSandbox start() {
      return new MmfSandbox(this);
    }
  }
}
