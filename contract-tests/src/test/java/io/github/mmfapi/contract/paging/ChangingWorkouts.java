package io.github.mmfapi.contract.paging;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A sandbox with many workouts of one user, and a client that deletes every tenth of them and adds
 * new ones. The others stay.
 */
final class ChangingWorkouts implements AutoCloseable {
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);
  private static final String STAYS = "stays";
  private static final String GOES = "goes";

  private final MmfSandbox sandbox;
  private final TokenCredentials token;
  private final MmfClient changing;
  private final List<Long> staying = new ArrayList<>();
  private final Deque<Long> going;
  private int changes;

  ChangingWorkouts(int workouts) {
    MmfSandbox.Builder builder = MmfSandbox.builder().user(SandboxUser.TUTORIAL);
    for (int i = 0; i < workouts; i++) {
      String description = i % 10 == 0 ? GOES : STAYS;
      builder.workout(SandboxUser.TUTORIAL, SandboxWorkout.on(DAY, description));
    }
    sandbox = builder.start();
    token = sandbox.authorize(sandbox.user());
    changing = client();
    List<Long> leaving = new ArrayList<>();
    for (Workout workout : changing.workouts().getWorkouts(q -> q.limit(workouts)).workouts()) {
      boolean stays = STAYS.equals(workout.workoutDescription());
      (stays ? staying : leaving).add(workout.workoutId());
    }
    Collections.shuffle(leaving, new Random(2013));
    going = new ArrayDeque<>(leaving);
  }

  MmfSandbox sandbox() {
    return sandbox;
  }

  MmfClient client() {
    return MmfClient.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(token)
        .build();
  }

  /** Returns the ids of the workouts that stay, in the server's order. */
  List<Long> staying() {
    return staying;
  }

  int changes() {
    return changes;
  }

  /** Deletes a random workout of those that may go; adds one at every fourth call. */
  void change() {
    Long gone = going.poll();
    if (gone == null) {
      return;
    }
    changing.workouts().deleteWorkout(w -> w.workoutId(gone));
    if (changes++ % 4 == 0) {
      changing.workouts().createWorkout(w -> w.workoutDate(DAY).workoutDescription("added"));
    }
  }

  @Override
  public void close() {
    changing.close();
    sandbox.close();
  }
}
