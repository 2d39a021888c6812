package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import io.github.mmfapi.spring.test.MmfSandboxTest;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// docs: test
@SpringBootTest(classes = SpringBootExample.class)
@MmfSandboxTest(sandbox = SpringBootExampleTest.WithARun.class)
class SpringBootExampleTest {
  static class WithARun implements Supplier<MmfSandbox.Builder> {
    @Override
    public MmfSandbox.Builder get() {
      return MmfSandbox.builder()
          .user(SandboxUser.TUTORIAL)
          .workout(SandboxUser.TUTORIAL, SandboxWorkout.on(LocalDate.of(2013, 1, 16), "a run"));
    }
  }

  @Test
  void workouts_areListed(@Autowired SpringBootExample.WorkoutList list) {
    assertThat(list.descriptions()).containsExactly("a run");
  }

  // end

  @Test
  void user_isNamed(
      @Autowired SpringBootExample.Synchronization synchronization,
      @Autowired TokenStore store,
      MmfSandbox sandbox) {
    store.put("anna", sandbox.authorize(sandbox.user()));
    assertThat(synchronization.workoutsOf("anna")).isEqualTo(1);
  }

  @Test
  void clientsOfSpringCloud_areThere(
      @Autowired SpringBootExample.SpringWorkouts workouts,
      @Autowired SpringBootExample.Photos photos) {
    assertThat(workouts.getWorkouts().workouts()).hasSize(1);
    assertThat(photos).isNotNull();
  }
}
