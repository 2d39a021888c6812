package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Logs in with MapMyFitness, without a browser.
 *
 * @param service the service, for requests with a session
 * @param port the port of the service, to which the sandbox sends the user back
 */
record LogIn(MockMvc service, int port) {

  /** Returns the session of a user who has just logged in. */
  MockHttpSession as(SandboxUser user) throws Exception {
    MockHttpSession session = new MockHttpSession();
    String page =
        service
            .perform(get("http://127.0.0.1:" + port + "/mmf/authorize").session(session))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    assertThat(page).isNotNull();
    // It calls the callback, too, but without the session, so that is refused.
    URI callback = new SandboxBrowser().authorize(URI.create(page), user);
    service.perform(get(callback).session(session)).andExpect(redirectedUrl("/workouts"));
    return session;
  }
}
