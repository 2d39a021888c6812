package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Logs in with MapMyFitness, without a browser. */
final class LogIn {
  private LogIn() {}

  /** Returns the session of a user who has just logged in. */
  static MockHttpSession as(SandboxUser user, MockMvc service) throws Exception {
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
