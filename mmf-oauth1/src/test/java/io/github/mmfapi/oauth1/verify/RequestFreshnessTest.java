package io.github.mmfapi.oauth1.verify;

import static io.github.mmfapi.oauth1.verify.SignedForm.assertRefused;
import static io.github.mmfapi.oauth1.verify.SignedForm.goodBody;
import static io.github.mmfapi.oauth1.verify.SignedForm.received;
import static io.github.mmfapi.oauth1.verify.SignedForm.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier accepts a request once, and only near its time. */
class RequestFreshnessTest {

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(Fixtures.TUTORIAL_CLOCK).build();

  @Test
  void verify_sameRequestTwice_isAReplay() {
    ReceivedRequest request = received(goodBody());
    verifier.verify(request);
    assertRefused(Reason.NONCE_REPLAYED, verifier, request);
  }

  @Test
  void verify_badSignature_doesNotUseUpTheNonce() {
    List<String> registered = new ArrayList<>();
    OAuth1Verifier recording =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .clock(Fixtures.TUTORIAL_CLOCK)
            .nonceStore((client, token, timestamp, nonce) -> registered.add(nonce))
            .build();
    String bad = replace(goodBody(), "signature", "AAAA");
    assertRefused(Reason.BAD_SIGNATURE, recording, received(bad));
    assertThat(registered).isEmpty();
    recording.verify(received(goodBody()));
    assertThat(registered).containsExactly("nonce-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void verify_timestampAtTheEdge_isAcceptedAndBeyondItRefused(long edge) {
    for (long beyond : new long[] {0, Long.signum(edge)}) {
      Clock clock = Clock.offset(Fixtures.TUTORIAL_CLOCK, Duration.ofSeconds(edge + beyond));
      OAuth1Verifier later =
          OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(clock).build();
      ReceivedRequest request = received(goodBody());
      if (beyond == 0) {
        assertThat(later.verify(request).clientKey()).isEqualTo(Fixtures.CLIENT.key());
      } else {
        assertRefused(Reason.TIMESTAMP_REFUSED, later, request);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"61, behind", "-61, ahead of"})
  void verify_timestampOutsideTheWindow_tellsHowFarAndWhichWay(long seconds, String where) {
    ReceivedRequest request = received(goodBody());
    assertThat(at(seconds < 0 ? -60 : 60).verify(request).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> at(seconds).verify(request))
        .withMessageContaining("61 s " + where + " this server's time, and at most 60 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0123456789", "999999999999999999"})
  void verify_digitsOfAnyTime_areReadAsANumber(String timestamp) {
    assertRefused(
        Reason.TIMESTAMP_REFUSED, verifier, received(replace(goodBody(), "timestamp", timestamp)));
  }

  private static OAuth1Verifier at(long secondsLater) {
    return OAuth1Verifier.builder()
        .credentials(Fixtures.LOOKUP)
        .clock(Clock.offset(Fixtures.TUTORIAL_CLOCK, Duration.ofSeconds(secondsLater)))
        .timestampWindow(Duration.ofSeconds(60))
        .build();
  }
}
