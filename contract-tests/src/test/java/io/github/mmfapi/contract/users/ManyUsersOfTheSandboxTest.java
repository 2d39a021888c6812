package io.github.mmfapi.contract.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand users through one client over HTTP; the sandbox identifies each of them. */
@Timeout(300)
class ManyUsersOfTheSandboxTest {
  private static final int USERS = 1_000;
  private static final int ROUNDS = 2;

  private static void assertUsersAreNeverMixedUp(ExecutorService threads) throws Exception {
    List<SandboxUser> users =
        LongStream.rangeClosed(1, USERS)
            .mapToObj(id -> new SandboxUser(id, "user " + id, "password " + id))
            .toList();
    MmfSandbox.Builder builder = MmfSandbox.builder();
    users.forEach(builder::user);
    try (MmfSandbox sandbox = builder.start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .build()) {
      List<TokenCredentials> tokens = users.stream().map(sandbox::authorize).toList();
      List<Future<Long>> userIds = new ArrayList<>();
      for (int call = 0; call < USERS * ROUNDS; call++) {
        TokenCredentials token = tokens.get(call % USERS);
        userIds.add(threads.submit(() -> client.as(token).users().getUser().user().userId()));
      }
      for (int call = 0; call < userIds.size(); call++) {
        assertThat(userIds.get(call).get()).isEqualTo(users.get(call % USERS).userId());
      }
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
