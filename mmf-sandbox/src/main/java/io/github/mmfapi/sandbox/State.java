package io.github.mmfapi.sandbox;

import java.time.Clock;
import java.util.List;

/** All that the sandbox keeps, but for credentials. Guarded by the server's lock. */
final class State {
  final Clock clock;
  final Quota quota;
  final Members members;
  final Friends friends;
  final Rows messages;
  final WorkoutTypes types;
  final Workouts workouts;
  final Routes routes;
  final Rows groups;

  State(List<SandboxUser> users, Clock clock, int maximumRows) {
    this.clock = clock;
    quota = new Quota(maximumRows);
    members = new Members(users, clock, quota);
    friends = new Friends(quota);
    messages = new Rows("message", 1L, 800_001L, quota);
    types = new WorkoutTypes(quota);
    workouts = new Workouts(members, friends, types, quota, clock);
    routes = new Routes(members, friends, quota);
    groups = new Rows("group", 1L, 900_001L, quota);
  }

  /** Returns the time now as rows have it. */
  String now() {
    return Format.timestamp(clock.instant());
  }

  /** Returns how many messages a user has not read. */
  long unread(Member member) {
    return messages.all().stream()
        .filter(row -> row.path("recipient_user_id").asText().equals(member.id()))
        .filter(row -> row.path("read_flag").asText().equals("0"))
        .count();
  }
}
