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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
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
  void register_oneRequestWhileTheClockWasAhead_doesNotBlockLaterOnes() {
    assertThat(store.register("c", "t", 1000, "n")).isTrue();
    now.set(Instant.ofEpochSecond(1000 + 86_400));
    assertThat(store.register("c", "t", 1000 + 86_400, "ahead")).isTrue();
    for (long second = 1001; second < 1100; second++) {
      now.set(Instant.ofEpochSecond(second));
      assertThat(store.register("c", "t", second, "n")).as("at %d", second).isTrue();
      assertThat(store.register("c", "t", second, "n")).as("replay at %d", second).isFalse();
    }
    now.set(Instant.ofEpochSecond(1000));
    assertThat(store.register("c", "t", 1000, "n")).as("from before the clock moved").isFalse();
    now.set(Instant.ofEpochSecond(1000 + 86_400));
    assertThat(store.register("c", "t", 1000 + 86_400, "ahead")).as("a day later").isFalse();
    assertThat(store.register("c", "t", 1000 + 86_400, "other")).isTrue();
  }

  @Test
  void register_manyRequestsWhileTheClockWasAhead_doNotFillTheStore() {
    now.set(Instant.ofEpochSecond(90_000));
    for (int i = 0; i < 100; i++) {
      assertThat(store.register("c", "t", 90_000, "n" + i)).isTrue();
    }
    now.set(Instant.ofEpochSecond(1000));
    assertThat(store.register("c", "t", 1000, "n")).isTrue();
    now.set(Instant.ofEpochSecond(90_000));
    assertThat(store.register("c", "t", 90_000, "n0")).as("a replay").isFalse();
  }

  @Test
  void register_afterTheClockWasBehind_isAsUsual() {
    assertThat(store.register("c", "t", 1000, "behind")).isTrue();
    now.set(Instant.ofEpochSecond(90_000));
    assertThat(store.register("c", "t", 90_000, "n")).isTrue();
    assertThat(store.register("c", "t", 90_000, "n")).isFalse();
    assertThat(store.register("c", "t", 1000, "behind")).isFalse();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void register_clockThatIsSetAgainAndAgain_acceptsNothingTwiceAndWhatIsNew() {
    Random random = new Random(20130116);
    NonceStore wide =
        new InMemoryNonceStore(source.withZone(ZoneOffset.UTC), Duration.ofSeconds(10), 100_000);
    TreeMap<Long, String> accepted = new TreeMap<>();
    long second = 1_000_000;
    for (int i = 0; i < 20_000; i++) {
      second += random.nextInt(500) == 0 ? random.nextInt(20_001) - 10_000 : random.nextInt(3);
      now.set(Instant.ofEpochSecond(second));
      long timestamp = second + random.nextInt(21) - 10;
      boolean isNew = wide.register("c", "t", timestamp, "n" + i);
      Long near = accepted.ceilingKey(timestamp - 10);
      if (near == null || near > timestamp + 10) {
        assertThat(isNew).as("%d at %d, step %d", timestamp, second, i).isTrue();
      }
      assertThat(wide.register("c", "t", timestamp, "n" + i)).as("replay %d", i).isFalse();
      if (isNew) {
        accepted.put(timestamp, "n" + i);
      }
    }
    assertThat(accepted).hasSizeGreaterThan(5_000);
    List<Long> timestamps = new ArrayList<>(accepted.keySet());
    Collections.shuffle(timestamps, random);
    for (long timestamp : timestamps) {
      now.set(Instant.ofEpochSecond(timestamp));
      assertThat(wide.register("c", "t", timestamp, accepted.get(timestamp))).isFalse();
    }
  }

  @Test
  void add_rangesWithoutEnd_staysSmallAndForgetsNothing() {
    DroppedTimestamps dropped = new DroppedTimestamps(10);
    for (long timestamp = 0; timestamp < 100_000; timestamp += 50) {
      dropped.add(timestamp);
    }
    assertThat(dropped.ranges()).isEqualTo(100);
    for (long timestamp = 0; timestamp < 100_000; timestamp += 50) {
      assertThat(dropped.contains(timestamp)).isTrue();
    }
    assertThat(dropped.contains(99_949)).as("between two ranges").isFalse();
    dropped.add(99_945);
    dropped.add(99_940);
    assertThat(dropped.contains(99_949)).as("between two that were joined").isTrue();
    assertThat(dropped.contains(99_951)).isFalse();
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
