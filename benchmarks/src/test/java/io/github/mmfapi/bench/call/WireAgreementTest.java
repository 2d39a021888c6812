package io.github.mmfapi.bench.call;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class WireAgreementTest {
  @Test
  void check_ofAllClients_findsTheSameParameters() {
    assertThatNoException().isThrownBy(WireAgreement::check);
  }
}
