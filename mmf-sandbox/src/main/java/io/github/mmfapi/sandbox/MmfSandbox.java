package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.sandbox.internal.server.Settings;
import io.github.mmfapi.sandbox.internal.state.State;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  private static final String LOOPBACK = "127.0.0.1";

  private static final int REMEMBERED_REQUESTS = 1000;

  /** Of an answer that the journal remembers, in bytes. */
  private static final int REMEMBERED_ANSWER = 100_000;

  private final WireMockServer wireMock;
  private final SandboxServer server;
  private final SandboxUser firstUser;
  private final String host;
  private final int latencyMillis;

  private MmfSandbox(Builder builder) {
    host = builder.bindAddress;
    latencyMillis = Math.toIntExact(builder.latency.toMillis());
    firstUser = builder.firstUser();
    server = new SandboxServer(builder.settings());
    wireMock =
        new WireMockServer(
            options()
                .bindAddress(host)
                .port(builder.port)
                .maxRequestJournalEntries(REMEMBERED_REQUESTS)
                .maxLoggedResponseSize(REMEMBERED_ANSWER)
                .extensions(new SandboxWireMockExtension(server)));
    wireMock.start();
    delay();
  }

  private void delay() {
    if (latencyMillis > 0) {
      wireMock.setGlobalFixedDelay(latencyMillis);
    }
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
    String reachable = host.equals("0.0.0.0") ? LOOPBACK : host;
    return URI.create("http://" + reachable + ":" + wireMock.port() + "/");
  }

  /** Returns the credentials of the one application that is registered. */
  public ClientCredentials clientCredentials() {
    return server.settings().client();
  }

  /** Returns the first user, who is the tutorial's unless the builder was given others. */
  public SandboxUser user() {
    return firstUser;
  }

  /**
   * Issues token credentials for a user as if the web redirection flow had been gone through.
   *
   * @throws IllegalArgumentException if the user is none of this sandbox's
   */
  public TokenCredentials authorize(SandboxUser user) {
    synchronized (server.lock()) {
      SandboxInstance instance = server.instance();
      User member = instance.state().users().find(user.account().id());
      if (member == null || !member.account().equals(user.account())) {
        throw new IllegalArgumentException(
            user + " is no user of this sandbox; add it to the builder");
      }
      var issued = instance.credentials().issueToken(member);
      return TokenCredentials.of(issued.token(), issued.secret());
    }
  }

  /**
   * Returns the WireMock server underneath, to look at what was received or to stub a fault or an
   * answer, which takes precedence over the sandbox's own. Its journal holds the last 1000
   * requests. The sandbox's own answers come from a stub, so take away your own stubs one by one or
   * with {@link #reset()}, not with {@code resetMappings}.
   */
  public WireMockServer wireMock() {
    return wireMock;
  }

  /**
   * Has the next request to one method answered with this instead, a fault for instance, and no
   * other. The sandbox never sees that request, so its state stays as it is.
   *
   * @param method group and method, {@code workouts/get_workouts}
   * @param answer any answer of WireMock's
   */
  public void answerOnce(String method, ResponseDefinitionBuilder answer) {
    String scenario = "once " + UUID.randomUUID();
    wireMock.stubFor(
        any(urlPathEqualTo("/3.1/" + method))
            .atPriority(1)
            .inScenario(scenario)
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("answered")
            .willReturn(answer));
  }

  /**
   * Goes back to the start: users, workouts and routes of the builder and no others, no tokens, no
   * stubs but the sandbox's own, an empty journal. Address and application stay.
   */
  public void reset() {
    server.reset();
    wireMock.resetAll();
    delay();
  }

  /** Stops the server. */
  @Override
  public void close() {
    wireMock.stop();
  }

  /** Builds and starts a {@link MmfSandbox}. */
  public static final class Builder {
    private int port;
    private String bindAddress = LOOPBACK;
    private Clock clock = Clock.systemUTC();
    private Duration timestampWindow = Duration.ofMinutes(5);
    private Duration latency = Duration.ZERO;
    private ClientCredentials client = TUTORIAL_CLIENT;
    private String application = "The MapMyFitness tutorial";
    private final List<SandboxUser> users = new ArrayList<>();
    private final List<Consumer<State>> seeds = new ArrayList<>();
    private @Nullable Long demoSeed;
    private int authenticationFailureStatus = 200;
    private int maximumRows = 20_000;

    private Builder() {}

    /** Sets the port. Default: 0, any free one. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /**
     * Sets the address to listen on. Default: 127.0.0.1, so that nobody else reaches it. Users and
     * credentials are examples: let a sandbox be reached from elsewhere only among friends.
     */
    public Builder bindAddress(String address) {
      this.bindAddress = Objects.requireNonNull(address, "address");
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

    /** Sets how long every answer takes at least. Default: no time. */
    public Builder latency(Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("latency must not be negative: " + time);
      }
      this.latency = time;
      return this;
    }

    /** Sets the registered application. Default: the tutorial's. */
    public Builder clientCredentials(ClientCredentials credentials) {
      this.client = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /** Sets what the application is called on the authorization page. Default: the tutorial's. */
    public Builder applicationName(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("the application's name must not be blank");
      }
      this.application = name;
      return this;
    }

    /** Adds a user. Default, when none is added: {@link SandboxUser#TUTORIAL}. */
    public Builder user(SandboxUser user) {
      users.add(Objects.requireNonNull(user, "user"));
      return this;
    }

    /** Adds a workout of a user's. Default: none. */
    public Builder workout(SandboxUser owner, SandboxWorkout workout) {
      Objects.requireNonNull(workout, "workout");
      seeds.add(
          state -> state.workouts().add(member(state, owner), workout.date(), workout.fields()));
      return this;
    }

    /** Adds a route of a user's. Default: none. */
    public Builder route(SandboxUser owner, SandboxRoute route) {
      Objects.requireNonNull(route, "route");
      seeds.add(
          state ->
              state
                  .routes()
                  .add(member(state, owner), route.fields(), route.trackPoints(), state.now()));
      return this;
    }

    private static User member(State state, SandboxUser user) {
      return state.users().require(user.account().id());
    }

    /**
     * Gives the first user a believable year of public workouts up to today, well over a hundred,
     * and two routes. Default: none.
     */
    public Builder demoData() {
      return demoData(2013);
    }

    /** Does the same with a seed of your own; the same seed and day give the same year. */
    public Builder demoData(long seed) {
      this.demoSeed = seed;
      return this;
    }

    /**
     * Sets how many rows (users, workouts, routes, messages, ...) are kept; a method that would add
     * another answers an error that says so. Default: 20000, a few hundred megabytes at most.
     */
    public Builder maximumRows(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("maximumRows must be positive, not " + number);
      }
      this.maximumRows = number;
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

    private SandboxUser firstUser() {
      return users.isEmpty() ? SandboxUser.TUTORIAL : users.get(0);
    }

    Settings settings() {
      List<Consumer<State>> allSeeds = new ArrayList<>(seeds);
      if (demoSeed != null) {
        long seed = demoSeed;
        allSeeds.add(state -> DemoData.addTo(state, member(state, firstUser()), seed));
      }
      return new Settings(
          client,
          application,
          (users.isEmpty() ? List.of(SandboxUser.TUTORIAL) : users)
              .stream().map(SandboxUser::account).toList(),
          clock,
          timestampWindow,
          authenticationFailureStatus,
          maximumRows,
          allSeeds);
    }

    /**
     * Starts the sandbox.
     *
     * @throws IllegalArgumentException if two users have the same id or name, or a workout or route
     *     was added for a user who was not
     */
    public MmfSandbox start() {
      return new MmfSandbox(this);
    }
  }
}
