package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.spring.authorization.UserKeyResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;

/** Under whose key the token of a user is stored who has granted access. */
class UserKeyTest {
  private static final SandboxUser ANNA = new SandboxUser(5, "anna", "secret");
  private static final SandboxUser BEN = new SandboxUser(6, "ben", "secret");

  /** Neither the fixed token nor the user of the request says who has granted access. */
  @ParameterizedTest
  @CsvSource({"anna, mapmyfitness-5", "ben, mapmyfitness-6"})
  void key_withoutLogIn_isTheUserOfTheNewToken(String name, String key) {
    try (MmfSandbox sandbox = MmfSandbox.builder().user(ANNA).user(BEN).start()) {
      TokenCredentials fixed = sandbox.authorize(ANNA);
      TokenCredentials granted = sandbox.authorize(name.equals("anna") ? ANNA : BEN);
      Applications.ours(new WebApplicationContextRunner())
          .withPropertyValues(
              "mmf.base-url=" + sandbox.baseUrl(),
              "mmf.client-key=" + sandbox.clientCredentials().key(),
              "mmf.client-secret=" + sandbox.clientCredentials().secret(),
              "mmf.token=" + fixed.token(),
              "mmf.token-secret=" + fixed.secret(),
              "mmf.authorization.callback-url=/mmf/callback")
          .run(
              context ->
                  assertThat(
                          context
                              .getBean(UserKeyResolver.class)
                              .userKey(new MockHttpServletRequest(), granted))
                      .isEqualTo(key));
    }
  }
}
