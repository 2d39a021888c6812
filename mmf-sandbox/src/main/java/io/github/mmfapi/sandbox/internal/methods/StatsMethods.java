package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums of workouts, and the activity feed of workouts and routes. */
final class StatsMethods {
  private static final Set<String> PERIODS =
      Set.of("all", "daily", "weekly", "weekly2", "monthly", "yearly");

  private final State state;

  StatsMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("users/get_user_stats", this::userStats)
        .on("workouts/get_user_workout_stats", this::userStats)
        .on("activity_feed/get_activity_feed", this::feed);
  }

  /** Returns the sums of the completed workouts. */
  static ObjectNode of(List<ObjectNode> workouts) {
    List<ObjectNode> done =
        workouts.stream().filter(row -> row.path("completed_flag").asText().equals("1")).toList();
    return Json.object()
        .put("workout_count", Integer.toString(done.size()))
        .put("distance", sum(done, "distance"))
        .put("time_taken", sum(done, "time_taken"))
        .put("calories_burned", sum(done, "calories_burned"));
  }

  private static String sum(List<ObjectNode> rows, String field) {
    return WireText.decimal(rows.stream().mapToDouble(r -> r.path(field).asDouble()).sum(), 2);
  }

  /** Returns sums by period; weekly begins on Sunday, weekly2 on Monday (PHPW L1653). */
  private Response userStats(Call call) {
    String period = Objects.requireNonNullElse(call.text("period"), "all");
    if (!PERIODS.contains(period)) {
      throw new Refusal("period must be one of all, daily, weekly, weekly2, monthly, yearly");
    }
    LocalDate from = call.date("date_from");
    LocalDate to = call.date("date_to");
    String parents = call.text("parent_workout_type_ids");
    Set<String> wanted =
        parents == null
            ? Set.of()
            : Arrays.stream(parents.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    Map<String, List<ObjectNode>> periods = new TreeMap<>();
    for (ObjectNode row :
        state.workouts().visibleTo(call.visitor(), state.users().selected(call))) {
      LocalDate date = LocalDate.parse(row.path("workout_date").asText());
      if (isWithin(date, from, to)
          && (wanted.isEmpty() || wanted.contains(row.path("parent_workout_type_id").asText()))) {
        periods.computeIfAbsent(start(date, period), key -> new ArrayList<>()).add(row);
      }
    }
    if (period.equals("all")) {
      return Response.of("stats", of(periods.getOrDefault("", List.of())));
    }
    List<ObjectNode> rows = new ArrayList<>();
    periods.forEach((start, workouts) -> rows.add(of(workouts).put("period_start", start)));
    return Page.all("stats", rows);
  }

  private static boolean isWithin(
      LocalDate date, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
  }

  private static String start(LocalDate date, String period) {
    return switch (period) {
      case "daily" -> date.toString();
      case "weekly" -> date.with(WeekFields.of(Locale.US).dayOfWeek(), 1).toString();
      case "weekly2" -> date.with(WeekFields.ISO.dayOfWeek(), 1).toString();
      case "monthly" -> date.withDayOfMonth(1).toString();
      case "yearly" -> date.withDayOfYear(1).toString();
      default -> "";
    };
  }

  /**
   * Lists workouts and routes, by default newest first. The parameter scope is ignored; its values
   * are not recorded.
   */
  private Response feed(Call call) {
    User user = state.users().selected(call);
    LocalDate since = call.date("date_since");
    List<ObjectNode> entries = new ArrayList<>();
    state
        .workouts()
        .visibleTo(call.caller(), user)
        .forEach(row -> entries.add(entry("workout", row, "workout_description")));
    state
        .routes()
        .visibleTo(call.caller(), user)
        .forEach(row -> entries.add(entry("route", row, "route_name")));
    entries.removeIf(
        entry ->
            since != null && entry.path("created_date").asText().compareTo(since.toString()) < 0);
    entries.sort(
        Comparator.comparing((ObjectNode e) -> e.path("created_date").asText()).reversed());
    return Page.of(
        call, "activity_feed", Page.sorted(call, entries, Set.of("created_date", "type")));
  }

  private static ObjectNode entry(String type, ObjectNode row, String title) {
    ObjectNode entry = Json.object().put("type", type);
    entry.set("created_date", row.path("created_date"));
    entry.set("user_id", row.path("user_id"));
    entry.set("title", row.path(title));
    entry.set(type + "_id", row.path(type + "_id"));
    entry.set(type + "_key", row.path(type + "_key"));
    return entry;
  }
}
