package listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class ApplicationTest {
  private static final MmfSandbox SERVER = MmfSandbox.start();

  @Autowired private MmfClient client;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TokenCredentials token = SERVER.authorize(SERVER.user());
    registry.add("mmf.base-url", () -> SERVER.baseUrl().toString());
    registry.add("mmf.client-key", () -> SERVER.clientCredentials().key());
    registry.add("mmf.client-secret", () -> SERVER.clientCredentials().secret());
    registry.add("mmf.token", token::token);
    registry.add("mmf.token-secret", token::secret);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void client_ofTheContext_listsWorkouts() {
    LocalDate day = LocalDate.of(2013, 1, 16);
    client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("a run"));

    assertThat(client.workouts().getWorkouts().workouts())
        .extracting(Workout::workoutDescription)
        .containsExactly("a run");
  }
}
