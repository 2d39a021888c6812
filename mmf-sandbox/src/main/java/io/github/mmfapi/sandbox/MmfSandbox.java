package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.internal.console.Console;
import io.github.mmfapi.sandbox.internal.console.RequestSummary;
import io.github.mmfapi.sandbox.internal.http.AccessRules;
import io.github.mmfapi.sandbox.internal.http.BoundedJournal;
import io.github.mmfapi.sandbox.internal.http.GatedServerFactory;
import io.github.mmfapi.sandbox.internal.http.NoMappings;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.sandbox.internal.server.Settings;
import io.github.mmfapi.sandbox.internal.state.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A MapMyFitness 3.1 server in this process, on 127.0.0.1 by default. Its state is in memory and is
 * lost when the server stops, unless the builder names a state file.
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
  /** The application that the tutorial registers (SEED, step 1); a public example. */
  private static final ClientCredentials TUTORIAL_CLIENT =
      ClientCredentials.of(
          "da48d1af1f2a1fdd06bc573443bbd730", "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  private static final String LOOPBACK = "127.0.0.1";

  /** Maximum size of a response in WireMock's journal, in bytes. */
  private static final int JOURNAL_RESPONSE_BYTES = 100_000;

  private final WireMockServer wireMock;
  private final SandboxServer server;
  private final SandboxUser firstUser;
  private final String host;
  private final int latencyMillis;
  private final String adminKey = AccessRules.newAdminKey();
  private final Console console;
  private final boolean hasConsole;

  private MmfSandbox(Builder builder) {
    host = builder.bindAddress;
    latencyMillis = Math.toIntExact(builder.latency.toMillis());
    firstUser = builder.firstUser();
    server = new SandboxServer(builder.settings());
    hasConsole = builder.console;
    console =
        new Console(server, hasConsole, MmfSandbox::isPublic, builder.summaries(), this::reset);
    wireMock = new WireMockServer(options(builder));
    try {
      wireMock.start();
    } catch (RuntimeException e) {
      closeAfter(e);
      throw e;
    }
    delay();
  }

  /** Gives all back; an interrupt can end the wait for a server that starts nevertheless. */
  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (Exception e) {
      // WireMock throws checked exceptions, too, and does so where it has not started.
      failure.addSuppressed(e);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        // WireMock took the flag.
        Thread.currentThread().interrupt();
      }
    }
  }

  private WireMockConfiguration options(Builder builder) {
    AccessRules rules =
        new AccessRules(host, builder.allowedHosts, builder.allowedOrigins, adminKey);
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress(host)
            .port(builder.port)
            .httpServerFactory(new GatedServerFactory(rules, this::refused))
            .maxLoggedResponseSize(JOURNAL_RESPONSE_BYTES)
            // Otherwise WireMock makes a text of each request, even if nobody logs it.
            .stubRequestLoggingDisabled(true)
            // Otherwise WireMock reads stubs from src/test/resources/mappings of any project.
            .mappingSource(NoMappings.INSTANCE)
            .extensions(new SandboxWireMockExtension(server, console));
    if (console.records()) {
      options.extensions(new StubbedRequestListener(console, server.settings().clock()));
    }
    return options.withStores(BoundedJournal.stores(options.filesRoot()));
  }

  private void refused(String verb, String path, int status, String id) {
    if (console.records()) {
      console.refused(verb, path, status, id, server.settings().clock().instant());
    }
  }

  /** The console shows no other secrets: they may be used elsewhere, too. */
  private static boolean isPublic(String secret) {
    return secret.equals(TUTORIAL_CLIENT.secret())
        || secret.equals(SandboxUser.TUTORIAL.password());
  }

  private void delay() {
    if (latencyMillis > 0) {
      wireMock.setGlobalFixedDelay(latencyMillis);
    }
  }

  /**
   * Starts a sandbox with all defaults, on a free port.
   *
   * @return the started sandbox; close it
   */
  public static MmfSandbox start() {
    return builder().start();
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the base URL of the API, {@code http://127.0.0.1:PORT/3.1}} */
  public URI baseUrl() {
    return root().resolve("/3.1");
  }

  /** {@return the URL of the page on which users authorize an application} */
  public URI authorizeUrl() {
    return root().resolve("/oauth/authorize/");
  }

  /** {@return the URL of the console, null if it is off} */
  public @Nullable URI consoleUrl() {
    return hasConsole ? root() : null;
  }

  private URI root() {
    String address = AccessRules.withoutBrackets(host);
    // The addresses that stand for all of this machine are no addresses to call.
    String reachable =
        address.equals("0.0.0.0") ? LOOPBACK : address.equals("::") ? "::1" : address;
    String inUrl = reachable.indexOf(':') < 0 ? reachable : "[" + reachable + "]";
    return URI.create("http://" + inUrl + ":" + wireMock.port() + "/");
  }

  /** {@return the credentials of the registered application; there is one} */
  public ClientCredentials clientCredentials() {
    return server.settings().client();
  }

  /** {@return the first user of the builder, {@link SandboxUser#TUTORIAL} if it was given none} */
  public SandboxUser user() {
    return firstUser;
  }

  /**
   * Issues token credentials for a user without the web redirection flow.
   *
   * @param user a user of this sandbox
   * @return the token credentials
   * @throws IllegalArgumentException if this sandbox has no such user
   */
  public TokenCredentials authorize(SandboxUser user) {
    synchronized (server.lock()) {
      SandboxInstance instance = server.instance();
      User found = instance.state().users().find(user.account().id());
      if (found == null || !found.account().equals(user.account())) {
        throw new IllegalArgumentException(
            "this sandbox has no user " + user + "; add the user to the builder");
      }
      var issued = instance.credentials().issueToken(found);
      return TokenCredentials.of(issued.token(), issued.secret());
    }
  }

  /**
   * {@return the underlying WireMock server, for verifying received requests and for stubbing
   * faults and responses; your stubs take precedence over the sandbox} Its journal holds the last
   * 1000 requests, fewer if their bodies are large (32 MB together). The sandbox itself is a stub,
   * so remove your stubs one by one or with {@link #reset()}, not with {@code resetMappings}.
   *
   * <p>The methods of this object do not use HTTP. Over HTTP, WireMock's admin API needs the {@link
   * #adminKey()}.
   */
  public WireMockServer wireMock() {
    return wireMock;
  }

  /**
   * Stubs the response to the next request to one method, a fault for example; later requests are
   * served as usual. The stubbed request does not reach the sandbox, so its state does not change.
   *
   * @param method group and method, such as {@code workouts/get_workouts}
   * @param response any response that WireMock can define
   */
  public void answerOnce(String method, ResponseDefinitionBuilder response) {
    String scenario = "once " + UUID.randomUUID();
    wireMock.stubFor(
        any(urlPathEqualTo("/3.1/" + method))
            .atPriority(1)
            .inScenario(scenario)
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("used")
            .willReturn(response));
  }

  /**
   * Resets the sandbox to its start: the users, workouts and routes of the builder, no tokens, no
   * stubs of yours, an empty journal, no requests in the console. The URL and the application stay
   * the same.
   */
  public void reset() {
    server.reset();
    wireMock.resetAll();
    console.clear();
    delay();
  }

  /**
   * {@return the key of WireMock's admin API ({@code /__admin}), which is made at each start} Send
   * it as {@code Authorization: Bearer KEY}. The admin API shows the passwords and secrets in
   * received requests, so keep the key as secret as those.
   */
  public String adminKey() {
    return adminKey;
  }

  /** Stops the server. */
  @Override
  public void close() {
    try {
      wireMock.stop();
    } finally {
      console.close();
      server.close();
    }
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
    private long maximumTextBytes = 128_000_000;
    private boolean strict;
    private final List<SignatureMethod> furtherMethods = new ArrayList<>();
    private @Nullable Path stateFile;
    private boolean console;
    private @Nullable Consumer<SandboxRequest> requestListener;
    private final Set<String> allowedHosts = new HashSet<>();
    private final Set<String> allowedOrigins = new HashSet<>();

    private Builder() {}

    /**
     * Sets the port, 0 for any free one. Default: 0.
     *
     * @param number the port, 0 for any free one
     * @return this builder
     */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /**
     * Sets the address to listen on. Default: 127.0.0.1, which other machines cannot reach. Users
     * and credentials are public examples: listen on other addresses in trusted networks only.
     *
     * @param address the address to listen on
     * @return this builder
     */
    public Builder bindAddress(String address) {
      this.bindAddress = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Allows requests to name this host, for example the name of a container or of a proxy.
     * Default: only the names of the loopback interface ({@code localhost}, {@code 127.0.0.1},
     * {@code ::1}) and the address that the sandbox listens on. A request for another host gets
     * HTTP 421, because a foreign page could have sent it (DNS rebinding).
     *
     * @param name a host name or IP address without port
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or has a port or path
     */
    public Builder allowedHost(String name) {
      if (!AccessRules.isHostName(name)) {
        throw new IllegalArgumentException(
            "allowedHost must be a host name or IP address without port, not " + name);
      }
      allowedHosts.add(AccessRules.withoutBrackets(name).toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Allows the pages of this origin to call the sandbox from a browser (CORS), without cookies.
     * Default: none. The admin API is never open to pages.
     *
     * @param origin scheme, host and port, as in {@code http://localhost:3000}
     * @return this builder
     * @throws IllegalArgumentException if it is no http or https origin
     */
    public Builder allowedOrigin(String origin) {
      if (!origin.matches("(?i)https?://[A-Za-z0-9._\\[\\]:-]+")) {
        throw new IllegalArgumentException(
            "allowedOrigin must be scheme, host and port, such as http://localhost:3000, not "
                + origin);
      }
      allowedOrigins.add(origin.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Refuses what RFC 5849 forbids and clients of 2012 did: token requests without verifier, and
     * callbacks in the authorization link instead of the signed request. Default: both are
     * accepted, as MapMyFitness 3.1 did; then a link that another person made can bind their
     * authorization to the user (session fixation).
     *
     * @return this builder
     */
    public Builder strict() {
      this.strict = true;
      return this;
    }

    /**
     * Accepts a signature method beside HMAC-SHA1. Default: none, because clients of 3.1 used no
     * other.
     *
     * @param method the signature method
     * @return this builder
     */
    public Builder signatureMethod(SignatureMethod method) {
      furtherMethods.add(Objects.requireNonNull(method, "method"));
      return this;
    }

    /**
     * Turns the console on or off: pages at {@code /} that show how to connect, the last 200
     * requests with a diagnosis of each refused signature, and users, tokens, workouts and routes.
     * Everybody who reaches the sandbox can use it. Default: off.
     *
     * @param on true to serve the console
     * @return this builder
     */
    public Builder console(boolean on) {
      this.console = on;
      return this;
    }

    /**
     * Keeps the state in a file, so that a sandbox that starts with the same users, workouts,
     * routes and demo data goes on where this one ended, with the same tokens. The file is made if
     * there is none; it grows with each change, and holds tokens and passwords. Default: none, the
     * state is lost when the sandbox stops.
     *
     * @param file the file
     * @return this builder
     */
    public Builder stateFile(Path file) {
      this.stateFile = Objects.requireNonNull(file, "file");
      return this;
    }

    /**
     * Sets who learns of each request, on a thread of its own. If a listener is too slow, requests
     * are left out ({@link SandboxRequest#missed()}); no request waits for it. Default: nobody.
     *
     * @param listener who learns of each request
     * @return this builder
     */
    public Builder requestListener(Consumer<SandboxRequest> listener) {
      this.requestListener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    private @Nullable Consumer<RequestSummary> summaries() {
      Consumer<SandboxRequest> listener = requestListener;
      return listener == null ? null : summary -> listener.accept(SandboxRequest.of(summary));
    }

    /**
     * Sets the clock for checking timestamps and for dating rows. Default: the system's.
     *
     * @param clock the clock for checking timestamps and for dating rows
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets how far a timestamp may be from the clock, before or after it. Default: 5 minutes.
     *
     * @param window how far a timestamp may be from the clock
     * @return this builder
     */
    public Builder timestampWindow(Duration window) {
      this.timestampWindow = Objects.requireNonNull(window, "window");
      return this;
    }

    /**
     * Sets a delay for every response. Default: none.
     *
     * @param time a delay for every response
     * @return this builder
     * @throws IllegalArgumentException if the delay is negative
     */
    public Builder latency(Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("latency must not be negative: " + time);
      }
      this.latency = time;
      return this;
    }

    /**
     * Sets the credentials of the registered application. Default: the tutorial's.
     *
     * @param credentials the credentials of the registered application
     * @return this builder
     */
    public Builder clientCredentials(ClientCredentials credentials) {
      this.client = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the name of the application on the authorization page. Default: the tutorial's.
     *
     * @param name the name of the application on the authorization page
     * @return this builder
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder applicationName(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("applicationName must not be blank");
      }
      this.application = name;
      return this;
    }

    /**
     * Adds a user. Default: {@link SandboxUser#TUTORIAL} if none is added.
     *
     * @param user the user
     * @return this builder
     */
    public Builder user(SandboxUser user) {
      users.add(Objects.requireNonNull(user, "user"));
      return this;
    }

    /**
     * Adds a workout of a user. Default: none.
     *
     * @param owner a user of the sandbox
     * @param workout the workout
     * @return this builder
     */
    public Builder workout(SandboxUser owner, SandboxWorkout workout) {
      Objects.requireNonNull(workout, "workout");
      seeds.add(
          state -> state.workouts().add(owner(state, owner), workout.date(), workout.fields()));
      return this;
    }

    /**
     * Adds a route of a user. Default: none.
     *
     * @param owner a user of the sandbox
     * @param route the route
     * @return this builder
     */
    public Builder route(SandboxUser owner, SandboxRoute route) {
      Objects.requireNonNull(route, "route");
      seeds.add(
          state ->
              state
                  .routes()
                  .add(owner(state, owner), route.fields(), route.trackPoints(), state.now()));
      return this;
    }

    private static User owner(State state, SandboxUser user) {
      User owner = state.users().find(user.account().id());
      if (owner == null) {
        throw new IllegalArgumentException(
            "a workout or route belongs to " + user + ", who was not added; add the user, too");
      }
      return owner;
    }

    /**
     * Adds a year of public workouts up to today, more than a hundred, and two routes to the first
     * user. Default: none.
     *
     * @return this builder
     */
    public Builder demoData() {
      return demoData(2013);
    }

    /**
     * Adds the demo data of a seed; the same seed and day give the same data. Default: none.
     *
     * @param seed the seed
     * @return this builder
     */
    public Builder demoData(long seed) {
      this.demoSeed = seed;
      return this;
    }

    /**
     * Sets the maximum number of rows (users, workouts, routes, messages, ...). A method that would
     * exceed it fails with an error that says so. Default: 20000, a few hundred megabytes at most.
     *
     * @param number the maximum number of rows
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public Builder maximumRows(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("maximumRows must be positive, not " + number);
      }
      this.maximumRows = number;
      return this;
    }

    /**
     * Sets the maximum size of the text of all rows. A field counts as its name and its text, two
     * bytes for each character (one if all are of ISO 8859-1), and 150 bytes more; what a row has
     * from its recorded example does not count. A method that would exceed it fails with an error
     * that says so. Default: 128,000,000 bytes.
     *
     * @param number the maximum size in bytes, positive
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public Builder maximumTextBytes(long number) {
      if (number < 1) {
        throw new IllegalArgumentException("maximumTextBytes must be positive, not " + number);
      }
      this.maximumTextBytes = number;
      return this;
    }

    /**
     * Sets the HTTP status of responses to requests that fail authentication. Default: 200. The
     * status of 3.1 is not recorded; clients expected 200 (ICAL) and 401 or 403 (TAP).
     *
     * @param httpStatus the HTTP status of responses to requests that fail authentication
     * @return this builder
     */
    public Builder authenticationFailureStatus(int httpStatus) {
      this.authenticationFailureStatus = httpStatus;
      return this;
    }

    private List<SandboxUser> allUsers() {
      return users.isEmpty() ? List.of(SandboxUser.TUTORIAL) : users;
    }

    private SandboxUser firstUser() {
      return allUsers().get(0);
    }

    Settings settings() {
      List<Consumer<State>> allSeeds = new ArrayList<>(seeds);
      if (demoSeed != null) {
        long seed = demoSeed;
        allSeeds.add(state -> DemoData.addTo(state, owner(state, firstUser()), seed));
      }
      return new Settings(
          client,
          application,
          allUsers().stream().map(SandboxUser::account).toList(),
          clock,
          timestampWindow,
          authenticationFailureStatus,
          maximumRows,
          maximumTextBytes,
          strict,
          furtherMethods,
          allSeeds,
          stateFile,
          described());
    }

    private String described() {
      return allUsers() + ", demo data " + demoSeed + ", " + seeds.size() + " workouts and routes";
    }

    /**
     * Starts the sandbox.
     *
     * @return the started sandbox; close it
     * @throws IllegalArgumentException if two users have the same id or name, a workout or route
     *     belongs to a user who was not added, or the state file cannot be used
     */
    public MmfSandbox start() {
      return new MmfSandbox(this);
    }
  }
}
