package io.github.mmfapi.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.PrivacySetting;
import io.github.mmfapi.model.User;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Recorded responses, served over HTTP, decode to the right typed values and lose nothing. */
class RecordedTrafficTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final ContractServer server = new ContractServer();

  @Test
  void getUser_recorded_decodesToTypedValues() {
    server.answer("users/get_user", Recorded.GET_USER);

    User user = server.client().users().getUser().user();

    assertThat(user.userId()).isEqualTo(26345682L);
    assertThat(user.userKey()).isEqualTo("26345682");
    assertThat(user.birthdate()).isEqualTo(LocalDate.of(1970, 1, 1));
    assertThat(user.militaryTimeFlag()).isFalse();
    assertThat(user.displayActivityFeedFlag()).isTrue();
    assertThat(user.timezone()).isEqualTo("America/New_York");
    assertThat(user.preferredDateFormat()).isEqualTo("MM/DD/YYYY");
    assertThat(user.activationDate()).isEqualTo(LocalDateTime.of(2013, 1, 16, 4, 45, 40));
    assertThat(user.memberSinceDate()).isEqualTo(LocalDate.of(2013, 1, 16));
    assertThat(user.timezoneUtcOffset()).isEqualByComparingTo("0.00");
    assertThat(user.currencySymbol()).isEqualTo("£");
    assertThat(user.height()).isNull();
    assertThat(user.has("height")).isTrue();
  }

  @Test
  void getUser_recorded_reEncodesToTheSameTree() throws Exception {
    server.answer("users/get_user", Recorded.GET_USER);

    GetUserOutput output = server.client().users().getUser();

    assertThat(JSON.readTree(JSON.writeValueAsString(output)))
        .isEqualTo(Recorded.output(Recorded.GET_USER));
    assertThat(output.user().unknown()).isEmpty();
  }

  @Test
  void getUser_withUnknownFieldsAndTexts_losesNothing() throws Exception {
    JsonNode body = Recorded.tree(Recorded.GET_USER);
    ObjectNode user = (ObjectNode) body.at("/result/output/user");
    user.put("a_new_field", "x").putNull("another").putObject("nested").putArray("list").add(1);
    user.put("birthdate", "0000-00-00").put("resting_hr", "").put("sex", "X");
    server.answer("users/get_user", body.toString());

    User read = server.client().users().getUser().user();

    assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(user);
    assertThat(read.birthdate()).isNull();
    assertThat(read.text("birthdate")).isEqualTo("0000-00-00");
    assertThat(read.unknown().keySet()).containsExactly("a_new_field", "another", "nested");
  }

  @Test
  void getUser_printed_masksSecrets() {
    server.answer("users/get_user", Recorded.GET_USER);

    String printed = server.client().users().getUser().toString();

    assertThat(printed)
        .contains("md5_password=***", "email=***", "user_id=26345682")
        .doesNotContain("0123456789abcdef", "a-user@example.com", "192.0.2.1", "reset_password/");
  }

  @Test
  void getWorkouts_recordedEmpty_isAnEmptyPage() {
    server.answer("workouts/get_workouts", Recorded.NO_WORKOUTS);

    WorkoutPage page = server.client().workouts().getWorkouts();

    assertThat(page.count()).isZero();
    assertThat(page.workouts()).isEmpty();
  }

  @Test
  void getWorkouts_recordedOne_decodesToTypedValues() throws Exception {
    server.answer("workouts/get_workouts", Recorded.ONE_WORKOUT);

    WorkoutPage page = server.client().workouts().getWorkouts(q -> q.userId(Recorded.USER_ID));

    Workout workout = page.workouts().get(0);
    assertThat(page.count()).isEqualTo(1);
    assertThat(workout.workoutId()).isEqualTo(222399046L);
    assertThat(workout.workoutKey()).isEqualTo("401135834983568979");
    assertThat(workout.workoutDate()).isEqualTo(LocalDate.of(2013, 1, 16));
    assertThat(workout.completedFlag()).isTrue();
    assertThat(workout.workoutPrivacySetting()).isEqualTo(PrivacySetting.PRIVATE);
    assertThat(workout.workoutTypeName()).isEqualTo("Regular Run");
    assertThat(workout.distance()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(workout.workoutStartTime()).isNull();
    assertThat(workout.createdDate()).isEqualTo(LocalDateTime.of(2013, 1, 16, 9, 23, 55));
    assertThat(JSON.readTree(JSON.writeValueAsString(page)))
        .isEqualTo(Recorded.output(Recorded.ONE_WORKOUT));
  }

  @Test
  void createWorkout_recorded_keepsIdANumberAndKeyAString() throws Exception {
    server.answer("workouts/create_workout", Recorded.CREATED);

    CreateWorkoutOutput created =
        server
            .client()
            .workouts()
            .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("x"));

    assertThat(created.workoutId()).isEqualTo(222399046L);
    assertThat(created.workoutKey()).isEqualTo("401135834983568979");
    assertThat(JSON.writeValueAsString(created))
        .isEqualTo("{\"workout_id\":222399046,\"workout_key\":\"401135834983568979\"}");
  }

  @Test
  void recordedError_under200_isAnAuthenticationErrorWithTheServersText() {
    server.answer("users/get_user", Recorded.UNSIGNED);

    MmfAuthenticationException refused =
        catchThrowableOfType(
            MmfAuthenticationException.class, () -> server.client().users().getUser());

    assertThat(refused.errors())
        .containsExactly(
            "API Authentication failed for this Service. Bad API Key or Invalid User.");
    assertThat(refused)
        .hasMessageContaining("API Authentication failed for this Service.")
        .hasMessageContaining("GET users/get_user");
    assertThat(refused.status()).isEqualTo(200);
  }

  @Test
  void recordedError_asynchronously_failsTheFutureInTheSameWay() {
    server.answer("users/get_user", Recorded.UNSIGNED);

    assertThatThrownBy(() -> server.client().async().users().getUser().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(MmfAuthenticationException.class);
  }

  @Test
  void getUser_asynchronously_decodesTheSame() {
    server.answer("users/get_user", Recorded.GET_USER);

    assertThat(server.client().async().users().getUser().join())
        .isEqualTo(server.client().users().getUser());
  }
}
