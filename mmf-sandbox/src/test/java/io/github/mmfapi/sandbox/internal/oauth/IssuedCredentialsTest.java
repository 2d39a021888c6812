package io.github.mmfapi.sandbox.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import org.junit.jupiter.api.Test;

class IssuedCredentialsTest {
  @Test
  void temporaryCredentials_beyondTheMaximum_areRefusedUntilTheyExpire() {
    SettableClock clock = new SettableClock();
    IssuedCredentials credentials =
        new IssuedCredentials(ClientCredentials.of("key", "secret"), clock);
    for (int i = 0; i < IssuedCredentials.MOST_TEMPORARY; i++) {
      credentials.issueTemporary("oob");
    }

    assertThat(catchThrowable(() -> credentials.issueTemporary("")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("authorizations are under way");
    clock.advance(IssuedCredentials.LIFETIME.plusSeconds(1));
    assertThat(credentials.issueTemporary("oob").token()).hasSize(41);
  }

  @Test
  void requestToken_beyondTheMaximum_returnsAnErrorInTheEnvelope() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      String url = sandbox.baseUrl() + "/oauth/request_token";
      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
      String last = "";
      for (int i = 0; i <= IssuedCredentials.MOST_TEMPORARY; i++) {
        String body = signer.sign(SigningRequest.of("POST", url)).body();
        last = SigningCaller.send("POST", url, body, null).body();
      }

      assertThat(last).contains("\"status\":-1", "sandbox is full");
    }
  }
}
