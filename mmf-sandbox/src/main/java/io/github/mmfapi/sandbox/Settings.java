package io.github.mmfapi.sandbox;

import io.github.mmfapi.oauth1.ClientCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a sandbox starts with, and starts with again after a reset.
 *
 * @param application the application's name, for the page
 * @param seeds what puts workouts and routes into the new state
 */
record Settings(
    ClientCredentials client,
    String application,
    List<Account> users,
    Clock clock,
    Duration timestampWindow,
    int authenticationFailureStatus,
    int maximumRows,
    List<Consumer<State>> seeds) {
  Settings {
    users = List.copyOf(users);
    seeds = List.copyOf(seeds);
  }
}
