package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** A sandbox with Ben, who has one workout, and Cleo, who has none; both can log in. */
final class Ben implements Supplier<MmfSandbox.Builder> {
  static final SandboxUser BEN = new SandboxUser(6, "ben", "ben's password");
  static final SandboxUser CLEO = new SandboxUser(7, "cleo", "cleo's password");

  @Override
  public MmfSandbox.Builder get() {
    return MmfSandbox.builder()
        .user(BEN)
        .user(CLEO)
        .workout(
            BEN,
            SandboxWorkout.on(LocalDate.now().minusDays(1), "<b>Ben's run</b>")
                .ofActivity(16)
                .over(6.2, Duration.ofSeconds(3725)));
  }

  /** Logs in with MapMyFitness; returns the session. */
  static MockHttpSession logIn(MockMvc service, SandboxUser user) throws Exception {
    MockHttpSession session = new MockHttpSession();
    String page =
        service
            .perform(get("/mmf/authorize").session(session))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    assertThat(page).isNotNull();
    URI callback = new SandboxBrowser().authorize(URI.create(page), user);
    service.perform(get(callback).session(session)).andExpect(redirectedUrl("/workouts"));
    return session;
  }
}
