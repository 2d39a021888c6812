package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.state.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a sandbox, which also apply after a reset.
 *
 * @param application the name of the application on the authorization page
 * @param strict whether to refuse what RFC 5849 forbids and clients of 3.1 did
 * @param furtherMethods signature methods beside HMAC-SHA1
 * @param seeds add workouts and routes to a new state
 * @param stateFile the file that keeps the state across restarts, null for none
 * @param start what the sandbox starts with, in words that are compared with those of the file
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
    List<SignatureMethod> furtherMethods,
    List<Consumer<State>> seeds,
    @Nullable Path stateFile,
    String start) {
  public Settings {
    users = List.copyOf(users);
    furtherMethods = List.copyOf(furtherMethods);
    seeds = List.copyOf(seeds);
  }

  /** Returns the same settings with other data at the start. */
  public Settings withSeeds(List<Consumer<State>> others) {
    return new Settings(
        client,
        application,
        users,
        clock,
        timestampWindow,
        authenticationFailureStatus,
        maximumRows,
        maximumTextBytes,
        strict,
        furtherMethods,
        others,
        stateFile,
        start);
  }
}
