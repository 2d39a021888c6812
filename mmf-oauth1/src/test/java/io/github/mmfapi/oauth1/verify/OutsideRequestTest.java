package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.FuzzedInput;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any request from outside is refused with the typed exception. */
@Tag("slow")
@Timeout(60)
class OutsideRequestTest {

  @Test
  void verify_anyRequest_isRefused() {
    OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .clock(Fixtures.TUTORIAL_CLOCK)
            .signatureMethods(SignatureMethod.hmacSha1(), SignatureMethod.plaintext())
            .build();
    FuzzedInput.forEach(
        input -> {
          boolean inQuery = input.number(2) == 0;
          boolean inForm = input.number(2) == 0;
          ReceivedRequest request =
              new ReceivedRequest(
                  input.spoiled("GET"),
                  input.spoiled("https://h:443/p")
                      + (inQuery ? "?" + input.spoiled(FuzzedInput.QUERY) : ""),
                  inQuery || inForm ? null : input.spoiled(FuzzedInput.HEADER),
                  input.spoiled(FormEncoding.CONTENT_TYPE),
                  inForm ? input.spoiled(FuzzedInput.QUERY) : input.spoiled(FuzzedInput.FORM));
          assertThatExceptionOfType(OAuth1RefusedException.class)
              .isThrownBy(() -> verifier.verify(request))
              .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000))
              .withMessageNotContainingAny(Fixtures.CLIENT.secret());
        });
  }

  /** Linear time takes a moment; quadratic time would take minutes. */
  @Timeout(15)
  @ParameterizedTest
  @MethodSource("io.github.mmfapi.oauth1.FuzzedInput#pieces")
  void twoMegabytesOfAnything_isReadInAMoment(String piece) {
    String long1 = FuzzedInput.twoMegabytes(piece);
    FuzzedInput.readOrNull(
        OAuth1RefusedException.class,
        () ->
            Fixtures.verifier()
                .verify(
                    new ReceivedRequest(
                        "GET", "http://h/?" + long1 + "&" + FuzzedInput.QUERY, null, null, "")));
  }
}
