package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
      new InMemoryNonceStore(source.withZone(ZoneOffset.UTC), Duration.ofSeconds(10));

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
  void inMemory_negativeWindow_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NonceStore.inMemory(Clock.systemUTC(), Duration.ofSeconds(-1)));
  }
}
