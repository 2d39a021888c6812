package io.github.mmfapi.examples.service;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The form for a new workout, with what {@code workouts/create_workout} is known to take.
 *
 * @param title what the user calls it
 * @param date its day
 * @param activity its type
 */
record NewWorkout(
    @NotBlank(message = "Give it a title.")
        @Size(max = 100, message = "Use at most 100 characters.")
        String title,
    @NotNull(message = "Choose a day.")
        @PastOrPresent(message = "Choose today or an earlier day.")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate date,
    @NotNull(message = "Choose an activity.") Activity activity) {}
