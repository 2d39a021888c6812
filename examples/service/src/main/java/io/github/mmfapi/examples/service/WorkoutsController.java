package io.github.mmfapi.examples.service;

import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.Workout;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The workouts of the user who is logged in. Their token signs the calls. */
@Controller
@RequestMapping("/workouts")
class WorkoutsController {
  /** How many workouts are read; enough for the weeks of the chart. */
  private static final int READ = 100;

  private static final int LISTED = 20;

  private final WorkoutsApi workouts;
  private final RoutesApi routes;
  private final Clock clock;

  WorkoutsController(WorkoutsApi workouts, RoutesApi routes, Clock clock) {
    this.workouts = workouts;
    this.routes = routes;
    this.clock = clock;
  }

  /**
   * Lists the newest workouts.
   *
   * @param shown the id of the workout whose route is drawn; null for the newest that has one
   */
  @GetMapping
  String list(
      @RequestParam(name = "route-of", required = false) @Nullable Long shown, Model model) {
    List<Workout> newest = workouts.getWorkouts(q -> q.limit(READ)).workouts();
    model.addAttribute("chart", DistanceChart.of(newest, LocalDate.now(clock)));
    model.addAttribute("workouts", newest.stream().limit(LISTED).map(WorkoutRow::of).toList());
    newest.stream()
        .filter(workout -> workout.routeId() != null)
        .filter(workout -> shown == null || shown.equals(workout.workoutId()))
        .findFirst()
        .ifPresent(workout -> addRoute(workout, model));
    return "workouts";
  }

  private void addRoute(Workout workout, Model model) {
    Optional<RouteDrawing> drawing =
        RouteDrawing.of(routes.getRoute(q -> q.routeId(workout.routeId())).points());
    drawing.ifPresent(
        route -> {
          model.addAttribute("route", route);
          model.addAttribute("routeOf", WorkoutRow.of(workout));
        });
  }

  @GetMapping("/new")
  String form(Model model) {
    model.addAttribute("workout", new NewWorkout("", LocalDate.now(clock), Activity.RUN));
    return "new-workout";
  }

  @PostMapping
  String create(
      @Valid @ModelAttribute("workout") NewWorkout workout,
      BindingResult errors,
      RedirectAttributes nextPage) {
    if (errors.hasErrors()) {
      return "new-workout";
    }
    workouts.createWorkout(
        call ->
            call.workoutDescription(workout.title())
                .workoutDate(workout.date())
                .activityTypeId(workout.activity().id()));
    nextPage.addFlashAttribute("saved", workout.title());
    return "redirect:/workouts";
  }

  @ModelAttribute("activities")
  Activity[] activities() {
    return Activity.values();
  }
}
