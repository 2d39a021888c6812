package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes are a default only on this machine. */
class LoopbackTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/3.1, true",
    "http://localhost/3.1, true",
    "http://LOCALHOST/3.1, true",
    "http://127.8.9.10/3.1, true",
    "http://[::1]:80/3.1, true",
    "http://api.mapmyfitness.com/3.1, false",
    "http://127.0.0.1.example.com/3.1, false",
    "http://localhost.example.com/3.1, false",
    "http://10.0.0.1/3.1, false"
  })
  void host_isOfThisMachine(URI server, boolean loopback) {
    assertThat(Loopback.is(server)).isEqualTo(loopback);
  }
}
