import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.time.LocalDate;

/** Lists workouts on the sandbox. */
public final class SandboxConsumer {
  private SandboxConsumer() {}

  public static void main(String[] arguments) {
    try (MmfSandbox sandbox = MmfSandbox.start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .tokenCredentials(sandbox.authorize(sandbox.user()))
                .build()) {
      client
          .workouts()
          .createWorkout(w -> w.workoutDate(LocalDate.EPOCH).workoutDescription("a run"));
      if (client.workouts().getWorkouts().workouts().isEmpty()) {
        throw new AssertionError("no workouts");
      }
    }
    System.out.println("the sandbox works");
  }
}
