package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecureNoncesTest {

  private static final int NONCES = 5_000;

  private final NonceGenerator nonces = NonceGenerator.secureRandom();

  @Test
  void nonce_drawnMoreOftenThanAtOneTime_neverRepeats() {
    Set<String> drawn = new HashSet<>();
    Stream.generate(nonces::nonce).limit(NONCES).forEach(drawn::add);

    assertThat(drawn).hasSize(NONCES).allMatch(nonce -> nonce.matches("[0-9a-f]{32}"));
  }

  @Test
  void nonce_ofEachPlace_hasAllItsBits() {
    // 128 bits, each of which varies: every drawn byte is used once.
    char[] digits = new char[32];
    Set<Integer> varying = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      String nonce = nonces.nonce();
      for (int at = 0; at < digits.length; at++) {
        if (i > 0 && nonce.charAt(at) != digits[at]) {
          varying.add(at);
        }
        digits[at] = nonce.charAt(at);
      }
    }
    assertThat(varying).hasSize(digits.length);
  }

  @Test
  void nonce_byManyThreads_neverRepeats() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        work.add(() -> Stream.generate(nonces::nonce).limit(NONCES).toList());
      }
      Set<String> drawn = new HashSet<>();
      for (Future<List<String>> some : pool.invokeAll(work)) {
        drawn.addAll(some.get());
      }
      assertThat(drawn).hasSize(threads * NONCES);
    } finally {
      pool.shutdownNow();
    }
  }
}
