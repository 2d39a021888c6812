package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NonceStoreTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1000));
  private final InstantSource source = now::get;
  private final InMemoryNonceStore store =
      new InMemoryNonceStore(source.withZone(ZoneOffset.UTC), Duration.ofSeconds(10), 100);

  @Test
  void register_combination_isNewOnce() {
    assertThat(store.register("c", "t", 1000, "n")).isTrue();
    assertThat(store.register("c", "t", 1000, "n")).isFalse();
    assertThat(store.register("c", "t", 1001, "n")).isTrue();
    assertThat(store.register("c", "u", 1000, "n")).isTrue();
    assertThat(store.register("c", null, 1000, "n")).isTrue();
    assertThat(store.register("c", null, 1000, "n")).isFalse();
    assertThat(store.register("d", "t", 1000, "n")).isTrue();
    assertThat(store.register("c", "t", 1000, "m")).isTrue();
  }

  @Test
  void register_timestampOutsideTheWindow_isRefused() {
    assertThat(store.register("c", "t", 989, "n")).isFalse();
    assertThat(store.register("c", "t", 990, "n")).isTrue();
    assertThat(store.register("c", "t", 1010, "n")).isTrue();
    assertThat(store.register("c", "t", 1011, "n")).isFalse();
  }

  @Test
  void register_asTimePasses_dropsWhatLeftTheWindow() {
    for (int i = 0; i < 10_000; i++) {
      now.set(Instant.ofEpochSecond(1000 + i));
      assertThat(store.register("c", "t", 1000 + i, "n")).isTrue();
    }
    assertThat(store.size()).isEqualTo(11);
    assertThat(store.register("c", "t", 1000 + 9_999 - 10, "n")).isFalse();
  }

  @Test
  void register_whenFull_refusesRatherThanForgets() {
    for (int i = 0; i < 100; i++) {
      assertThat(store.register("c", "t", 1000 + i % 2, "n" + i)).isTrue();
    }
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> store.register("c", "t", 1000, "one too many"))
        .withMessageContaining("100 nonces")
        .extracting(OAuth1RefusedException::reason)
        .isEqualTo(Reason.NONCE_STORE_FULL);
    assertThat(store.register("c", "t", 1000, "n0")).as("a replay is still known").isFalse();
    assertThat(store.size()).isEqualTo(100);

    now.set(Instant.ofEpochSecond(1011));
    assertThat(store.register("c", "t", 1011, "one too many")).isTrue();
    assertThat(store.size()).isEqualTo(51);
  }

  @Test
  void register_capacityOfOne_takesOne() {
    NonceStore one = NonceStore.inMemory(Clock.systemUTC(), Duration.ofDays(100_000), 1);
    assertThat(one.register("c", null, 0, "n")).isTrue();
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> one.register("c", null, 0, "m"));
  }

  @Test
  void register_afterTheClockWasSetBack_stillRefusesWhatWasDropped() {
    assertThat(store.register("c", "t", 1000, "n")).isTrue();
    now.set(Instant.ofEpochSecond(1011));
    assertThat(store.register("c", "t", 1011, "n")).isTrue();
    now.set(Instant.ofEpochSecond(1000));
    assertThat(store.register("c", "t", 1000, "n")).isFalse();
    assertThat(store.register("c", "t", 1001, "n")).isTrue();
  }

  @Test
  void register_partsThatReadTheSameTogether_areTold() {
    assertThat(store.register("ab", "c", 1000, "n")).isTrue();
    assertThat(store.register("a", "bc", 1000, "n")).isTrue();
    assertThat(store.register("ab", "", 1000, "cn")).isTrue();
    assertThat(store.register("ab", null, 1000, "cn")).isTrue();
  }

  @Test
  void inMemory_withoutAClock_goesByTheSystems() {
    NonceStore systems = NonceStore.inMemory(Duration.ofDays(1));
    long now = Clock.systemUTC().instant().getEpochSecond();
    assertThat(systems.register("c", "t", now, "n")).isTrue();
    assertThat(systems.register("c", "t", now, "n")).isFalse();
    assertThat(systems.register("c", "t", 1000, "n")).isFalse();
  }

  @Test
  void inMemory_wrongSettings_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NonceStore.inMemory(Clock.systemUTC(), Duration.ZERO, 0))
        .withMessageContaining("capacity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NonceStore.inMemory(Clock.systemUTC(), Duration.ofSeconds(-1)));
  }
}
