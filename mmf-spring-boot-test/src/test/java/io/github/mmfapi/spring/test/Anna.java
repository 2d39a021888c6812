package io.github.mmfapi.spring.test;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.LocalDate;
import java.util.function.Supplier;

/** A sandbox with two users, of whom one has a workout. */
final class Anna implements Supplier<MmfSandbox.Builder> {
  static final SandboxUser ANNA = new SandboxUser(5, "anna", "anna's password");
  static final SandboxUser BEN = new SandboxUser(6, "ben", "ben's password");

  @Override
  public MmfSandbox.Builder get() {
    return MmfSandbox.builder()
        .user(ANNA)
        .user(BEN)
        .workout(ANNA, SandboxWorkout.on(LocalDate.of(2013, 1, 16), "a run"));
  }
}
