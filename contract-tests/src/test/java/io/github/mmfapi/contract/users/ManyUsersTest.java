package io.github.mmfapi.contract.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand users through one client; the server verifies the signature of each call. */
class ManyUsersTest {
  private static final int USERS = 1_000;
  private static final int ROUNDS = 5;
  private static final ClientCredentials APPLICATION = ClientCredentials.of("key", "secret");

  private static TokenCredentials token(int user) {
    return TokenCredentials.of("token-" + user, "secret-of-" + user);
  }

  /** Responds with the user id of the token whose signature it verified. */
  private static final class VerifyingServer extends InMemoryServer {
    private final AtomicInteger verified = new AtomicInteger();
    private final OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .credentials(
                new CredentialsLookup() {
                  @Override
                  public String clientSecret(String clientKey) {
                    return APPLICATION.secret();
                  }

                  @Override
                  public String tokenSecret(String clientKey, String token) {
                    return token(Integer.parseInt(token.substring("token-".length()))).secret();
                  }
                })
            .build();

    @Override
    public Response execute(Request request, Request.Options options) {
      Collection<String> type = request.headers().get("Content-Type");
      String token =
          verifier
              .verify(
                  new ReceivedRequest(
                      request.httpMethod().name(),
                      request.url(),
                      null,
                      type == null ? null : type.iterator().next(),
                      request.body() == null
                          ? ""
                          : new String(request.body(), StandardCharsets.UTF_8)))
              .token();
      verified.incrementAndGet();
      String id = token.substring("token-".length());
      return answer(request, 200, output("{\"user\":{\"user_id\":\"" + id + "\"}}"));
    }
  }

  private static void assertUsersAreNeverMixedUp(ExecutorService threads) throws Exception {
    VerifyingServer server = new VerifyingServer();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://server.test/3.1")
            .clientCredentials(APPLICATION)
            .transport(server, server)
            .build()) {
      List<Future<Long>> userIds = new ArrayList<>();
      for (int call = 0; call < USERS * ROUNDS; call++) {
        int user = call % USERS;
        boolean async = call / USERS % 2 == 1;
        userIds.add(
            threads.submit(
                () -> {
                  MmfClient ofUser = client.as(token(user));
                  return async
                      ? ofUser.async().users().getUser().join().user().userId()
                      : ofUser.users().getUser().user().userId();
                }));
      }
      for (int call = 0; call < userIds.size(); call++) {
        assertThat(userIds.get(call).get()).isEqualTo(call % USERS);
      }
      assertThat(server.verified).hasValue(USERS * ROUNDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void thousandUsers_from64Threads_areNeverMixedUp() throws Exception {
    assertUsersAreNeverMixedUp(Executors.newFixedThreadPool(64));
  }

  @Test
  void thousandUsers_fromVirtualThreads_areNeverMixedUp() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
    assertUsersAreNeverMixedUp(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }
}
