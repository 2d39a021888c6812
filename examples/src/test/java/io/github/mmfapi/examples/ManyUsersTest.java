package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.JdbcAuthorizationStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
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

  @Test
  void severalInstances_shareTheirPendingAuthorizations(MmfSandbox sandbox) throws Exception {
    SecretCipher cipher = SecretCipher.of(new byte[32]);
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:mem:pending;DB_CLOSE_DELAY=-1");
    TokenStore store = TokenStore.inMemory();
    try (MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .build();
        LoopbackCallbackReceiver application = LoopbackCallbackReceiver.start()) {
      URI callback = application.callbackUri();
      String session = "the ID of the user's session";
      WebRedirectionFlow flow = client.authorization();
      // docs: pending
      JdbcAuthorizationStore authorizations =
          JdbcAuthorizationStore.builder().dataSource(dataSource).cipher(cipher).build();
      authorizations.createTable();
      PendingAuthorization begun = flow.begin(callback);
      authorizations.put(session, begun);
      // end
      URI received = new SandboxBrowser().authorize(flow.authorizationUrl(begun), ANNA);
      // docs: take
      Optional<PendingAuthorization> pending = authorizations.take(session);
      if (pending.isPresent()) {
        store.put("anna", flow.complete(pending.get(), received));
      }
      // end
      assertThat(whoIs(client, store, "anna")).isEqualTo(5);
      assertThat(authorizations.take(session)).isEmpty();
    }
  }

  @Test
  void allUsers_areListedPageByPage() {
    TokenStore store = TokenStore.inMemory();
    store.put("anna", TokenCredentials.of("t1", "s1"));
    store.put("ben", TokenCredentials.of("t2", "s2"));
    List<String> synced = new ArrayList<>();
    // docs: pages
    String last = "";
    List<String> page = store.userKeysAfter(last, 1_000);
    while (!page.isEmpty()) {
      for (String userKey : page) {
        synced.add(userKey);
        last = userKey;
      }
      page = store.userKeysAfter(last, 1_000);
    }
    // end
    assertThat(synced).containsExactly("anna", "ben");
  }
}
