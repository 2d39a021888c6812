package io.github.mmfapi.contract;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a server against the contract: signs each request anew, sends it, and compares the
 * response by Pact's rules. Used by one thread at a time.
 *
 * <pre>{@code
 * ContractReport report =
 *     ContractVerifier.builder()
 *         .baseUrl(URI.create("http://127.0.0.1:8080/3.1"))
 *         .clientCredentials(ClientCredentials.of(key, secret))
 *         .tokenCredentials(token)
 *         .build()
 *         .verify();
 * }</pre>
 *
 * <p>On a server that is not on this machine it is read-only, unless {@link Builder#allowWrites} is
 * given: it sends no POST except the requests for credentials.
 */
public final class ContractVerifier {
  private final URI baseUrl;
  private final Contract contract;
  private final ServerSession session;
  private final List<ContractInteraction> selected;
  private final boolean writes;
  private final boolean hasUser;
  private final @Nullable Supplier<TokenCredentials> reset;
  private final Consumer<InteractionResult> listener;

  private ContractVerifier(Builder builder, URI baseUrl, ClientCredentials client) {
    this.baseUrl = baseUrl;
    this.contract = builder.contract;
    this.selected = builder.selected();
    this.writes = builder.mayWrite(baseUrl);
    this.hasUser = builder.user != null;
    this.reset = builder.reset;
    this.listener = builder.listener;
    this.session = new ServerSession(builder, baseUrl, client);
    builder.ids.forEach(session::useId);
  }

  /**
   * Creates a builder.
   *
   * @return a builder; base URL, client credentials, and a token or a user have no default
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the interactions to verify, in their order} */
  public List<ContractInteraction> interactions() {
    return selected;
  }

  /** {@return whether requests that may change data are sent} */
  public boolean allowsWrites() {
    return writes;
  }

  /**
   * Verifies all interactions.
   *
   * @return their results
   * @throws ServerUnreachableException if the first request gets no response
   * @throws IllegalStateException if a user's token is needed and the server issues none
   */
  public ContractReport verify() {
    List<InteractionResult> results = new ArrayList<>();
    for (ContractInteraction interaction : selected) {
      results.add(verify(interaction));
    }
    return new ContractReport(baseUrl, results);
  }

  /**
   * Verifies one interaction.
   *
   * @param interaction an interaction of the contract
   * @return its result, of which the listener has been told
   * @throws ServerUnreachableException if it is the first request, and gets no response
   * @throws IllegalStateException if a user's token is needed and the server issues none
   */
  public InteractionResult verify(ContractInteraction interaction) {
    String reason = reasonToSkip(interaction);
    InteractionResult result =
        reason.isEmpty() ? run(interaction) : InteractionResult.skipped(interaction, reason);
    listener.accept(result);
    return result;
  }

  private InteractionResult run(ContractInteraction interaction) {
    try {
      if (reset != null) {
        session.restart(reset.get());
      } else if (interaction.signing().equals("TOKEN") || !interaction.neededIds().isEmpty()) {
        session.token();
      }
      long start = System.nanoTime();
      List<Difference> differences = new InteractionRun(session, contract, interaction).run();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return InteractionResult.of(interaction, differences, took);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the server issued no token (" + OutgoingRequest.describe(e) + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verifying " + interaction, e);
    }
  }

  /** Returns why an interaction is not sent; empty if it is. */
  private String reasonToSkip(ContractInteraction interaction) {
    if (!writes && interaction.isWrite() && !interaction.isTokenRequest()) {
      return "it may change data, and writes are not allowed";
    }
    if (interaction.needsAuthorizedCredentials() && !hasUser) {
      return "it needs a user name and a password, by which temporary credentials are authorized";
    }
    for (String name : interaction.neededIds()) {
      if (!writes && session.isCreated(name)) {
        return "it needs a " + name + ", which only a write creates; give one that exists";
      }
    }
    return "";
  }

  /** Builds a verifier. */
  public static final class Builder {
    private static final double REMOTE_RATE = 10;

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> operations = new LinkedHashSet<>();
    private @Nullable URI baseUrl;
    private @Nullable ClientCredentials client;
    private @Nullable Boolean writes;
    private @Nullable Double rate;
    private @Nullable Supplier<TokenCredentials> reset;
    private Consumer<InteractionResult> listener = result -> {};
    Contract contract = Contract.ofAllOperations();
    @Nullable TokenCredentials token;
    @Nullable UserAuthorization user;

    private Builder() {}

    /**
     * Sets the server. Required.
     *
     * @param url the base URL with the version, such as {@code http://127.0.0.1:8080/3.1}
     * @return this builder
     * @throws IllegalArgumentException if it has a user name or a password, which reports would
     *     show
     */
    public Builder baseUrl(URI url) {
      if (url.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "the base URL has a user name or a password, which reports would show; leave it out");
      }
      String text = url.toString();
      this.baseUrl = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
      return this;
    }

    /**
     * Sets the client credentials. Required.
     *
     * @param credentials key and secret of the application
     * @return this builder
     */
    public Builder clientCredentials(ClientCredentials credentials) {
      this.client = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the token of a user. A full verification ends it by {@code oauth/revoke}.
     *
     * @param credentials the token and its secret; without it the user of {@link #user} authorizes
     *     the verifier
     * @return this builder
     */
    public Builder tokenCredentials(TokenCredentials credentials) {
      this.token = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the user who authorizes temporary credentials.
     *
     * @param authorization acts on the server's page; without it the interactions of {@code
     *     oauth/access_token} are skipped
     * @return this builder
     */
    public Builder user(UserAuthorization authorization) {
      this.user = Objects.requireNonNull(authorization, "authorization");
      return this;
    }

    /**
     * Sets whether requests are sent that may change data.
     *
     * @param allowed default true for a server on the loopback address of this machine, otherwise
     *     false
     * @return this builder
     */
    public Builder allowWrites(boolean allowed) {
      this.writes = allowed;
      return this;
    }

    /**
     * Verifies the operations of a group only. Repeat it for several.
     *
     * @param group such as {@code users}
     * @return this builder
     * @throws IllegalArgumentException if the contract has no such group
     */
    public Builder group(String group) {
      if (contract.interactions().stream().noneMatch(i -> i.group().equals(group))) {
        throw new IllegalArgumentException(
            "the contract has no group " + group + "; name one such as users");
      }
      groups.add(group);
      return this;
    }

    /**
     * Verifies an operation only. Repeat it for several; with {@link #group} both are verified.
     *
     * @param operation such as {@code users/get_user} or {@code getUser}
     * @return this builder
     * @throws IllegalArgumentException if the contract has no such operation
     */
    public Builder only(String operation) {
      operations.add(
          contract.interactions().stream()
              .filter(i -> i.operation().equals(operation) || i.operationId().equals(operation))
              .findFirst()
              .map(ContractInteraction::operation)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the contract has no operation "
                              + operation
                              + "; name one such as users/get_user")));
      return this;
    }

    /**
     * Verifies some operations only; those that the contract does not have are left out.
     *
     * @param names such as {@code users/get_user}
     * @return this builder
     */
    public Builder only(Collection<String> names) {
      operations.addAll(names);
      return this;
    }

    /**
     * Sets the largest rate of requests.
     *
     * @param rate requests a second, 0 for no limit; default 10, and no limit on the loopback
     *     address
     * @return this builder
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Builder requestsPerSecond(double rate) {
      if (!(rate >= 0) || Double.isInfinite(rate)) {
        throw new IllegalArgumentException("requests a second must be 0 or more, not " + rate);
      }
      this.rate = rate;
      return this;
    }

    /**
     * Sets an id or a key that exists on the server. Others are created through the API.
     *
     * @param name such as {@code workout_id}
     * @param value its value
     * @return this builder
     */
    public Builder id(String name, String value) {
      ids.put(name, value);
      return this;
    }

    /**
     * Sets what resets the server before each interaction.
     *
     * @param reset resets it, and returns the token of a user; default: nothing is reset
     * @return this builder
     */
    public Builder beforeEach(Supplier<TokenCredentials> reset) {
      this.reset = Objects.requireNonNull(reset, "reset");
      return this;
    }

    /**
     * Sets what is told of each result.
     *
     * @param listener called after each interaction, on the thread of the verifier
     * @return this builder
     */
    public Builder listener(Consumer<InteractionResult> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets another contract than that of all operations. Call it first.
     *
     * @param contract the contract
     * @return this builder
     */
    public Builder contract(Contract contract) {
      this.contract = Objects.requireNonNull(contract, "contract");
      return this;
    }

    /**
     * Creates the verifier. Nothing is sent.
     *
     * @return the verifier
     * @throws IllegalStateException if a required value is missing
     */
    public ContractVerifier build() {
      if (baseUrl == null || client == null) {
        throw new IllegalStateException("base URL and client credentials are required; set both");
      }
      if (token == null && user == null && reset == null) {
        throw new IllegalStateException("a token or a user who authorizes is required; set one");
      }
      return new ContractVerifier(this, baseUrl, client);
    }

    private List<ContractInteraction> selected() {
      if (groups.isEmpty() && operations.isEmpty()) {
        return contract.interactions();
      }
      return contract.interactions().stream()
          .filter(i -> groups.contains(i.group()) || operations.contains(i.operation()))
          .toList();
    }

    private boolean mayWrite(URI server) {
      return writes == null ? Loopback.is(server) : writes;
    }

    Pace pace() {
      boolean local = baseUrl != null && Loopback.is(baseUrl);
      double limit = rate != null ? rate : local ? 0 : REMOTE_RATE;
      return new Pace(limit, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }
  }
}
