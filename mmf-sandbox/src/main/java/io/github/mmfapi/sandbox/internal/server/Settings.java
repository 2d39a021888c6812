package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The settings of a sandbox, which also apply after a reset.
 *
 * @param application the name of the application on the authorization page
 * @param strict whether to refuse what RFC 5849 forbids and clients of 3.1 did
 * @param seeds add workouts and routes to a new state
 */
public record Settings(
    ClientCredentials client,
    String application,
    List<Account> users,
    Clock clock,
    Duration timestampWindow,
    int authenticationFailureStatus,
    int maximumRows,
    long maximumTextBytes,
    boolean strict,
    List<Consumer<State>> seeds) {
  public Settings {
    users = List.copyOf(users);
    seeds = List.copyOf(seeds);
  }
}
