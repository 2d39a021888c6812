package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import io.github.mmfapi.sandbox.internal.state.Workouts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A year of workouts up to today: runs on weekdays, a long run or a ride at the weekend, fewer in
 * winter, some weeks without any. The same seed and day give the same year.
 */
final class DemoData {
  private static final int DAYS = 365;

  private final Random random;
  private final State state;
  private final User user;

  private DemoData(long seed, State state, User user) {
    this.random = new Random(seed);
    this.state = state;
    this.user = user;
  }

  static void addTo(State state, User user, long seed) {
    new DemoData(seed, state, user).fill();
  }

  private void fill() {
    ObjectNode loop = route("River loop", 45.5122, -122.6587, 0.014, 24);
    ObjectNode hills = route("Over the hills", 45.5230, -122.7150, 0.022, 32);
    LocalDate today = LocalDate.ofInstant(state.clock().instant(), WireText.CENTRAL);
    boolean resting = false;
    for (LocalDate day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
        resting = random.nextInt(12) == 0;
      }
      SandboxWorkout workout = resting ? null : workout(day);
      if (workout != null) {
        ObjectNode row = state.workouts().add(user, day, workout.fields());
        boolean isRun = workout.description().contains("run");
        if (isRun && random.nextInt(3) > 0) {
          Workouts.link(row, workout.description().startsWith("Long") ? hills : loop);
        }
      }
    }
  }

  private @Nullable SandboxWorkout workout(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case TUESDAY, THURSDAY -> chance(day, 0.85) ? run(day, "Easy run", 3.5, 9.6) : null;
      case WEDNESDAY -> chance(day, 0.5) ? run(day, "Tempo run", 4.5, 8.2) : null;
      case SATURDAY -> chance(day, 0.8) ? run(day, "Long run", 8, 9.9) : null;
      case SUNDAY ->
          chance(day, 0.6)
              ? ride(day)
              : chance(day, 0.4) ? run(day, "Recovery run", 3, 10.5) : null;
      case FRIDAY -> chance(day, 0.2) ? walk(day) : null;
      default -> null;
    };
  }

  /** Draws whether there is a workout; the probability is lowest at the turn of the year. */
  private boolean chance(LocalDate day, double inSummer) {
    return random.nextDouble() < inSummer * (0.9 + 0.1 * season(day));
  }

  private static double season(LocalDate day) {
    return -Math.cos(2 * Math.PI * day.getDayOfYear() / 365.0);
  }

  private SandboxWorkout run(LocalDate day, String title, double miles, double minutesPerMile) {
    double distance = miles * (1 + 0.15 * season(day)) * variation();
    double pace = minutesPerMile * (1 - 0.03 * season(day)) * (0.5 + variation() / 2);
    return activity(day, title, 16, distance, pace, 105);
  }

  private SandboxWorkout ride(LocalDate day) {
    return activity(day, "Ride", 11, 22 * variation(), 4.2 * (0.5 + variation() / 2), 45);
  }

  private SandboxWorkout walk(LocalDate day) {
    return activity(day, "Walk", 9, 2.5 * variation(), 18, 80);
  }

  private SandboxWorkout activity(
      LocalDate day, String title, long type, double miles, double pace, int caloriesPerMile) {
    double rounded = Math.round(miles * 100) / 100.0;
    return SandboxWorkout.on(day, title)
        .ofActivity(type)
        .over(rounded, Duration.ofSeconds(Math.round(rounded * pace * 60)))
        .burning((int) Math.round(rounded * caloriesPerMile))
        .withPrivacy(3);
  }

  /** Returns a random factor near 1, from 0.7 to 1.33. */
  private double variation() {
    return Math.max(0.7, Math.min(1.33, 1 + random.nextGaussian() * 0.12));
  }

  /** Adds a round trip around a place. */
  private ObjectNode route(String name, double north, double east, double radius, int points) {
    List<SandboxRoute.Point> path = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / (points - 1);
      double bent = radius * (1 + 0.2 * Math.sin(3 * angle));
      path.add(
          new SandboxRoute.Point(
              Math.round((north + bent * Math.sin(angle)) * 1e6) / 1e6,
              Math.round((east + 1.4 * bent * Math.cos(angle)) * 1e6) / 1e6));
    }
    SandboxRoute route = new SandboxRoute(name, path, 3);
    return state.routes().add(user, route.fields(), route.trackPoints(), state.now());
  }
}
