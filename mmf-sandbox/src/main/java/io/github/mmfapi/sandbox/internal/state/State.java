package io.github.mmfapi.sandbox.internal.state;

import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.time.Clock;
import java.util.List;

/** All data of a sandbox except credentials. Guarded by the server's lock. */
public record State(
    Clock clock,
    Quota quota,
    Users users,
    Friends friends,
    Rows messages,
    WorkoutTypes types,
    Workouts workouts,
    Routes routes,
    Rows groups,
    Parts parts) {
  /**
   * Creates the state of a sandbox that has users and nothing else.
   *
   * @param quota what is kept at most
   * @throws IllegalArgumentException if two users have the same id or name
   */
  public static State of(List<Account> accounts, Clock clock, Quota quota) {
    Users users = new Users(accounts, clock, quota);
    Friends friends = new Friends(quota);
    WorkoutTypes types = new WorkoutTypes(quota);
    Routes routes = new Routes(users, friends, quota);
    Rows messages = new Rows("message", 1L, 800_001L, quota, "recipient_user_id");
    Workouts workouts = new Workouts(users, friends, routes, types, quota, clock);
    Rows groups = new Rows("group", 1L, 900_001L, quota);
    Parts parts = new Parts();
    parts.add("quota", new SavedQuota(quota));
    parts.add("users", users);
    parts.add("friends", friends);
    parts.add("messages", messages);
    parts.add("workout types", types);
    parts.add("workouts", workouts);
    parts.add("routes", routes);
    parts.add("groups", groups);
    return new State(
        clock, quota, users, friends, messages, types, workouts, routes, groups, parts);
  }

  /** Returns the current time as rows hold it, in US Central time. */
  public String now() {
    return WireText.timestamp(clock.instant());
  }

  /** Returns the number of messages that a user has not read. */
  public long unread(User user) {
    return messages.to(user).stream()
        .filter(row -> row.path("read_flag").asText().equals("0"))
        .count();
  }
}
