package io.github.mmfapi.cli.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  @Test
  void add_beyondTheLimit_forgetsTheOldest() {
    RecentKeys keys = new RecentKeys(2, List.of("a"));
    assertThat(keys.add("b")).isTrue();
    assertThat(keys.add("a")).isFalse();
    assertThat(keys.latestLast()).containsExactly("a", "b");

    assertThat(keys.add("c")).isTrue();
    assertThat(keys.latestLast()).containsExactly("b", "c");
    assertThat(keys.add("a")).isTrue();
  }
}
