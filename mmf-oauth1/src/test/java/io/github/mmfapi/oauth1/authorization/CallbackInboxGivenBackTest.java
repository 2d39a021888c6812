package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait for a callback leaves nothing to the next one, and ends when the inbox is closed. */
@Timeout(60)
class CallbackInboxGivenBackTest {
  private static final CallbackQuery DENIAL = new CallbackQuery("", null, "access_denied", true);

  private static TemporaryCredentials credentials(String token) {
    return TemporaryCredentials.of(token, "temporary secret");
  }

  private static CallbackQuery query(String token) {
    return new CallbackQuery(token, "verifier", null, false);
  }

  private static CompletableFuture<CallbackQuery> waiting(CallbackInbox inbox) {
    CompletableFuture<CallbackQuery> query =
        CompletableFuture.supplyAsync(
                () -> inbox.await(credentials("own"), Duration.ofDays(1)),
                task -> new Thread(task).start())
            .orTimeout(20, TimeUnit.SECONDS);
    while (!inbox.isForeign(query("foreign")) && !query.isDone()) {
      Thread.onSpinWait();
    }
    return query;
  }

  private static void assertNothingIsLeft(CallbackInbox inbox) {
    assertThat(inbox.isForeign(query("foreign"))).as("somebody is waited for").isFalse();
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> inbox.await(credentials("own"), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void denialWithoutAToken_countsForOneWaitOnly(boolean pathIsSecret) {
    CallbackInbox inbox = new CallbackInbox(pathIsSecret);
    inbox.deliver(DENIAL);

    assertThat(inbox.await(credentials("own"), Duration.ZERO)).isEqualTo(DENIAL);
    assertNothingIsLeft(inbox);
  }

  @Test
  void callback_isGivenToOneWaitOnly() {
    CallbackInbox inbox = new CallbackInbox(true);
    inbox.deliver(query("own"));

    assertThat(inbox.await(credentials("own"), Duration.ZERO)).isEqualTo(query("own"));
    assertNothingIsLeft(inbox);
  }

  @Test
  void secondWait_isRefused_andTheFirstGoesOn() {
    CallbackInbox inbox = new CallbackInbox(true);
    CompletableFuture<CallbackQuery> first = waiting(inbox);

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> inbox.await(credentials("other"), Duration.ZERO));
      assertThat(inbox.deliver(query("other"))).isEqualTo(CallbackInbox.Delivery.FOREIGN);
    }
    inbox.deliver(query("own"));
    assertThat(first.join()).isEqualTo(query("own"));
    assertNothingIsLeft(inbox);
  }

  @Test
  void close_endsTheWait_andEachLaterOne() {
    CallbackInbox inbox = new CallbackInbox(true);
    CompletableFuture<CallbackQuery> first = waiting(inbox);
    inbox.close();

    assertThat(catchThrowable(first::join)).hasCauseInstanceOf(OAuth1Exception.class);
    assertThat(first).isCompletedExceptionally();
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> inbox.await(credentials("own"), Duration.ofDays(1)))
        .withMessageContaining("closed");
  }

  @Test
  void callbackBeforeTheClose_isStillGiven() {
    CallbackInbox inbox = new CallbackInbox(true);
    inbox.deliver(query("own"));
    inbox.close();

    assertThat(inbox.await(credentials("own"), Duration.ZERO)).isEqualTo(query("own"));
  }
}
