package io.github.mmfapi.bench.decode;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.mmfapi.bench.decode.EnvelopeBean.UserOutput;
import io.github.mmfapi.bench.decode.EnvelopeBean.WorkoutsOutput;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.User;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Provides the measured responses, and checks that all ways read the same from them. */
public final class Decodings {
  private Decodings() {}

  /** Returns the recorded response of {@code get_user}. */
  public static Decoding user() {
    return new Decoding(
        Bodies.user(), GetUserOutput.class, new TypeReference<EnvelopeBean<UserOutput>>() {});
  }

  /** Returns a list with the given number of workouts. */
  public static Decoding workouts(int count) {
    return new Decoding(
        Bodies.workouts(count),
        WorkoutPage.class,
        new TypeReference<EnvelopeBean<WorkoutsOutput>>() {});
  }

  /**
   * Reads the id of a user or some fields of each workout, so that conversions on access are
   * measured too.
   */
  public static double readSome(Object decoded) {
    double sum = 0;
    if (decoded instanceof WorkoutPage page) {
      for (Workout workout : page.workouts()) {
        sum += known(workout.workoutId()) + known(workout.distance()) + known(workout.timeTaken());
      }
    } else if (decoded instanceof GetUserOutput output) {
      sum = known(output.user().userId());
    } else if (decoded instanceof EnvelopeBean<?> envelope) {
      sum = readSomeOf(envelope.result.output);
    }
    return sum;
  }

  private static double readSomeOf(Object output) {
    double sum = 0;
    if (output instanceof UserOutput user) {
      sum = known(user.user.userId);
    } else if (output instanceof WorkoutsOutput page) {
      for (WorkoutBean workout : page.workouts) {
        sum += known(workout.workoutId) + known(workout.distance) + known(workout.timeTaken);
      }
    }
    return sum;
  }

  /**
   * Decodes in all ways and compares the results.
   *
   * @throws IllegalStateException if a field differs; the message names it
   */
  public static void check() throws IOException {
    User view = ((GetUserOutput) user().ours()).user();
    for (Object decoded : List.of(user().feign(), user().databind())) {
      UserBean bean = ((UserOutput) ((EnvelopeBean<?>) decoded).result.output).user;
      same("user_id", view.text("user_id"), bean.userId);
      same("timezone", view.text("timezone"), bean.timezone);
      same("RoleID", view.text("RoleID"), bean.roleID);
      same("unread_message_count", view.text("unread_message_count"), bean.unreadMessageCount);
    }
    for (Object decoded : List.of(workouts(200).feign(), workouts(200).databind())) {
      same("workouts", readSome(workouts(200).ours()), readSome(decoded));
    }
  }

  private static double known(Number value) {
    return value == null ? 0 : value.doubleValue();
  }

  private static void same(String name, Object ours, Object theirs) {
    if (!Objects.toString(ours).equals(Objects.toString(theirs))) {
      throw new IllegalStateException(
          name + " is " + ours + " in the model, but " + theirs + " in the bean");
    }
  }
}
