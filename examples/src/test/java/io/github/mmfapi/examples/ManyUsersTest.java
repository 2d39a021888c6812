package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the code of docs/guide/many-users.md. */
class ManyUsersTest {
  private static final SandboxUser ANNA = new SandboxUser(5, "anna", "anna's password");
  private static final SandboxUser BEN = new SandboxUser(6, "ben", "ben's password");

  @RegisterExtension
  static final MmfSandboxExtension SANDBOX =
      MmfSandboxExtension.of(MmfSandbox.builder().user(ANNA).user(BEN));

  @TempDir Path folder;

  private static long whoIs(MmfClient client, TokenStore store, String user) {
    // docs: as
    return client.as(store.forUser(user)).users().getUser().user().userId();
    // end
  }

  @Test
  void oneClient_callsAsEachUser(MmfSandbox sandbox) {
    String base64Key = Base64.getEncoder().encodeToString(new byte[32]);
    // docs: store
    TokenStore store = FileTokenStore.open(folder, SecretCipher.ofBase64(base64Key));
    MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .build();
    // end
    try (client) {
      store.put("anna", sandbox.authorize(ANNA));
      store.put("ben", sandbox.authorize(BEN));

      assertThat(whoIs(client, store, "anna")).isEqualTo(5);
      assertThat(whoIs(client, store, "ben")).isEqualTo(6);
      assertThatExceptionOfType(UnknownUserException.class)
          .isThrownBy(() -> whoIs(client, store, "carl"));
    }
  }

  @Test
  void webApplication_connectsAUser(MmfSandbox sandbox) throws Exception {
    TokenStore store = TokenStore.inMemory();
    try (MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .build();
        LoopbackCallbackReceiver application = LoopbackCallbackReceiver.start()) {
      URI callback = application.callbackUri();
      // docs: begin
      WebRedirectionFlow flow = client.authorization();
      PendingAuthorization begun = flow.begin(callback);
      String kept = begun.encode(); // goes into the user's session
      URI redirect = flow.authorizationUrl(begun); // is where the browser goes
      // end
      URI received = new SandboxBrowser().authorize(redirect, ANNA);
      // docs: complete
      PendingAuthorization pending = PendingAuthorization.decode(kept);
      store.put("anna", flow.complete(pending, received));
      // end
      assertThat(whoIs(client, store, "anna")).isEqualTo(5);
    }
  }
}
