package io.github.mmfapi.bench.decode;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class DecodingsTest {
  @Test
  void check_ofAllWaysToDecode_findsTheSameValues() {
    assertThatNoException().isThrownBy(Decodings::check);
  }
}
