package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of the types of workouts, those that a user created are for that user only. */
class WorkoutTypesTest {
  private static final Account ANNA = new Account(7, "anna", "anna's password");
  private static final Account BEN = new Account(8, "ben", "ben's password");

  private final InProcessSandbox sandbox = new InProcessSandbox(100, List.of(ANNA, BEN));
  private final User anna = sandbox.user(ANNA);
  private final User ben = sandbox.user(BEN);

  private List<String> types(User by, User of) {
    InProcessSandbox.Reply reply =
        sandbox.call(
            by,
            "workouts/get_workout_types",
            Map.of("user_id", of.id(), "parent_workout_type_id", "1"));
    assertThat(reply.isRefused()).as(reply.toString()).isFalse();
    return reply.output().path("workout_types").findValuesAsText("workout_type_name");
  }

  @Test
  void getWorkoutTypes_ofEachUser_hasTheBuiltInOnes_andTheOwnOfTheCaller() {
    for (User user : List.of(anna, ben)) {
      sandbox.call(
          user,
          "workouts/create_workout_type",
          Map.of("workout_type_name", user.account().username(), "parent_workout_type_id", "1"));
    }

    assertThat(types(anna, anna)).containsExactly("Run", "Regular Run", "anna");
    assertThat(types(ben, ben)).containsExactly("Run", "Regular Run", "ben");
    assertThat(types(ben, anna)).containsExactly("Run", "Regular Run");
  }
}
