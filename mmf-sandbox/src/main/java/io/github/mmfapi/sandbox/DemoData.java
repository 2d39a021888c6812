package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import io.github.mmfapi.sandbox.internal.state.Workouts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

  /**
   * A workout to come.
   *
   * @param pace minutes per mile
   */
  private record Plan(
      String title, long activity, String type, double miles, double pace, int caloriesPerMile) {
    private long seconds() {
      return Math.round(miles * pace * 60);
    }

    /** Returns the same workout once along a route. */
    private Plan on(ObjectNode route) {
      double length = route.path("total_distance").asDouble();
      return new Plan(title, activity, type, rounded(length), pace, caloriesPerMile);
    }
  }

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
    ObjectNode loop = route("River loop", 45.4120, -122.5340, 0.0075, 24);
    ObjectNode hills = route("Over the hills", 45.4175, -122.5290, 0.0172, 32);
    live();
    LocalDateTime now = LocalDateTime.ofInstant(state.clock().instant(), WireText.CENTRAL);
    LocalDate today = now.toLocalDate();
    boolean resting = false;
    for (LocalDate day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
        resting = random.nextInt(12) == 0;
      }
      Plan plan = resting ? null : plan(day);
      if (plan != null) {
        boolean known = plan.title().endsWith("run") && random.nextInt(3) > 0;
        ObjectNode way = plan.title().startsWith("Long") ? hills : loop;
        LocalDateTime start = start(day);
        if (!start.plusSeconds(plan.seconds()).isAfter(now)) {
          add(known ? plan.on(way) : plan, start, known ? way : null);
        }
      }
    }
  }

  /** Puts the user where the routes and the ZIP code of FITH's request are. */
  private void live() {
    ObjectNode row = user.row();
    row.put("start_city", "Clackamas").put("start_state", "OR").put("start_zip", "97015");
    row.put("start_latitude", "45.4136").put("start_longitude", "-122.5367");
  }

  private LocalDateTime start(LocalDate day) {
    boolean weekend = day.getDayOfWeek().getValue() >= 6;
    return day.atTime(weekend ? 9 : 6, random.nextInt(60), random.nextInt(60));
  }

  private void add(Plan plan, LocalDateTime start, @Nullable ObjectNode route) {
    LocalDateTime end = start.plusSeconds(plan.seconds());
    ObjectNode fields =
        SandboxWorkout.on(start.toLocalDate(), plan.title())
            .ofActivity(plan.activity())
            .over(plan.miles(), Duration.ofSeconds(plan.seconds()))
            .burning((int) Math.round(plan.miles() * plan.caloriesPerMile()))
            .withPrivacy(3)
            .fields();
    fields.put("workout_type_id", plan.type());
    fields.put("workout_start_time", WireText.TIME.format(start));
    fields.put("workout_end_time", WireText.TIME.format(end));
    ObjectNode row = state.workouts().add(user, start.toLocalDate(), fields);
    String saved = WireText.timestamp(end.atZone(WireText.CENTRAL).toInstant());
    row.put("created_date", saved).put("updated_date", saved);
    if (route != null) {
      Workouts.link(row, route);
    }
  }

  private @Nullable Plan plan(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case TUESDAY, THURSDAY -> chance(day, 0.85) ? run(day, "Easy run", 3.5, 9.6) : null;
      case WEDNESDAY -> chance(day, 0.5) ? run(day, "Tempo run", 4.5, 8.2) : null;
      case SATURDAY -> chance(day, 0.8) ? run(day, "Long run", 8, 9.9) : null;
      case SUNDAY ->
          chance(day, 0.6) ? ride() : chance(day, 0.4) ? run(day, "Recovery run", 3, 10.5) : null;
      case FRIDAY -> chance(day, 0.2) ? walk() : null;
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

  private Plan run(LocalDate day, String title, double miles, double minutesPerMile) {
    double distance = miles * (1 + 0.15 * season(day)) * variation();
    double pace = minutesPerMile * (1 - 0.03 * season(day)) * (0.5 + variation() / 2);
    return new Plan(title, 16, "47", rounded(distance), pace, 105);
  }

  private Plan ride() {
    double pace = 4.2 * (0.5 + variation() / 2);
    return new Plan("Ride", 11, "3", rounded(22 * variation()), pace, 45);
  }

  private Plan walk() {
    return new Plan("Walk", 9, "16", rounded(2.5 * variation()), 18, 80);
  }

  private static double rounded(double miles) {
    return Math.round(miles * 100) / 100.0;
  }

  /** Returns a random factor near 1, from 0.7 to 1.33. */
  private double variation() {
    return Math.max(0.7, Math.min(1.33, 1 + random.nextGaussian() * 0.12));
  }

  /** Adds a round trip that starts at a place and lies to the west of it. */
  private ObjectNode route(String name, double north, double east, double radius, int points) {
    List<SandboxRoute.Point> path = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / (points - 1);
      double bent = radius * (1 + 0.2 * Math.sin(3 * angle));
      path.add(
          new SandboxRoute.Point(
              Math.round((north + bent * Math.sin(angle)) * 1e6) / 1e6,
              Math.round((east + 1.4 * (bent * Math.cos(angle) - radius)) * 1e6) / 1e6));
    }
    SandboxRoute route = new SandboxRoute(name, path, 3);
    return state.routes().add(user, route.fields(), route.trackPoints(), state.now());
  }
}
