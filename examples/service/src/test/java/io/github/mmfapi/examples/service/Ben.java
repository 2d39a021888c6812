package io.github.mmfapi.examples.service;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A sandbox with Ben, who has one workout, and Cleo, who has none. */
final class Ben implements Supplier<MmfSandbox.Builder> {
  static final SandboxUser BEN = new SandboxUser(6, "ben", "ben's password");
  static final SandboxUser CLEO = new SandboxUser(7, "cleo", "cleo's password");

  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  @Override
  public MmfSandbox.Builder get() {
    return MmfSandbox.builder()
        .user(BEN)
        .user(CLEO)
        .workout(
            BEN,
            SandboxWorkout.on(today().minusDays(1), "<b>Ben's run</b>")
                .ofActivity(16)
                .over(6.2, Duration.ofSeconds(3725)));
  }
}
