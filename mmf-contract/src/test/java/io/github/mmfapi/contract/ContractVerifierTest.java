package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verification may do and takes, before it sends anything. */
class ContractVerifierTest {
  private static ContractVerifier.Builder builder(String url) {
    return ContractVerifier.builder()
        .baseUrl(URI.create(url))
        .clientCredentials(ClientCredentials.of("key", "client-secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"));
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:1/3.1, true", "http://api.example/3.1, false"})
  void writes_areAllowedOnThisMachineOnly_unlessToldOtherwise(String url, boolean allowed) {
    assertThat(builder(url).build().allowsWrites()).isEqualTo(allowed);
    assertThat(builder(url).allowWrites(!allowed).build().allowsWrites()).isEqualTo(!allowed);
  }

  @Test
  void requests_toAnotherMachine_areTenASecond() throws InterruptedException {
    Pace pace = builder("http://api.example/3.1").pace();
    pace.await();
    long start = System.nanoTime();
    pace.await();

    assertThat(System.nanoTime() - start).as("nanoseconds").isGreaterThan(90_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
  void rate_thatIsNone_isRefused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder("http://h/3.1").requestsPerSecond(rate));
  }

  @Test
  void rate_zero_isTaken() {
    assertThat(builder("http://h/3.1").requestsPerSecond(0).build().interactions()).isNotEmpty();
  }

  @Test
  void baseUrl_withAPassword_isRefused_withoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder("http://anna:hush@h/3.1"))
        .withMessageContaining("leave it out")
        .withMessageNotContaining("hush");
  }
}
