package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallbackInboxTest {

  private final CallbackInbox inbox = new CallbackInbox(true);

  @Test
  @Timeout(60)
  void deliver_manyForeignWhileAwaiting_countsThemAndKeepsNone() {
    CompletableFuture<CallbackQuery> query =
        CompletableFuture.supplyAsync(
                () -> inbox.await(credentials("own"), Duration.ofDays(1)),
                task -> new Thread(task).start())
            .orTimeout(20, TimeUnit.SECONDS);
    while (!inbox.isForeign(query("foreign")) && !query.isDone()) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 40; i++) {
      inbox.deliver(query("foreign" + i));
    }
    inbox.deliver(query("own"));
    assertThat(query.join().token()).isEqualTo("own");
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> inbox.await(credentials("foreign39"), Duration.ZERO))
        .satisfies(e -> assertThat(e.foreignCallbacks()).isEqualTo(40));
  }

  @Test
  void deliver_sameTokenTwice_keepsTheFirst() {
    inbox.deliver(new CallbackQuery("own", "first", null, false));
    inbox.deliver(new CallbackQuery("own", "second", null, false));
    assertThat(inbox.await(credentials("own"), Duration.ZERO).verifier()).isEqualTo("first");
  }

  @Test
  void deliver_aroundTheCapacity_keepsTheLatestUpToIt() {
    for (int number : new int[] {15, 16, 17}) {
      CallbackInbox several = new CallbackInbox(true);
      for (int i = 0; i < number; i++) {
        several.deliver(query("foreign" + i));
      }
      assertThatExceptionOfType(AuthorizationTimeoutException.class)
          .isThrownBy(() -> several.await(credentials("own"), Duration.ZERO))
          .satisfies(e -> assertThat(e.foreignCallbacks()).isEqualTo(Math.min(number, 16)));
      assertThat(several.await(credentials("foreign" + (number - 1)), Duration.ZERO)).isNotNull();
    }
  }

  private static TemporaryCredentials credentials(String token) {
    return TemporaryCredentials.of(token, "temporary secret");
  }

  private static CallbackQuery query(String token) {
    return new CallbackQuery(token, "verifier", null, false);
  }
}
