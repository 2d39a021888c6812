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
import org.junit.jupiter.params.provider.ValueSource;

/** Any request from outside is refused with the typed exception. */
@Tag("slow")
@Timeout(60)
class OutsideRequestTest {

  private static final String FORM =
      "oauth_token=a%2Fb&oauth_token_secret=s%C3%A9&oauth_callback_confirmed=true&x=1+2&x";
  private static final String HEADER =
      "OAuth realm=\"a \\\"b\\\"\", oauth_consumer_key=\"client-key\", oauth_nonce=\"n%20\","
          + " oauth_timestamp=\"1358332274\", oauth_signature_method=\"HMAC-SHA1\","
          + " oauth_signature=\"AA%3D\"";
  private static final String QUERY =
      "oauth_consumer_key=client-key&oauth_nonce=n&oauth_timestamp=1358332274"
          + "&oauth_signature_method=HMAC-SHA1&oauth_signature=AA%3D&b[]=1";

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
                  input.spoiled("https://h:443/p") + (inQuery ? "?" + input.spoiled(QUERY) : ""),
                  inQuery || inForm ? null : input.spoiled(HEADER),
                  input.spoiled(FormEncoding.CONTENT_TYPE),
                  inForm ? input.spoiled(QUERY) : input.spoiled(FORM));
          assertThatExceptionOfType(OAuth1RefusedException.class)
              .isThrownBy(() -> verifier.verify(request))
              .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000))
              .withMessageNotContainingAny(Fixtures.CLIENT.secret());
        });
  }

  /** Linear time takes a moment; quadratic time would take minutes. */
  @Timeout(15)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%41a",
        "%41",
        "a=b&",
        "&",
        "=",
        "a",
        ",",
        "a=\"\\\"\",",
        "\\",
        "\"",
        "a=,",
        "@",
        "<"
      })
  void twoMegabytesOfAnything_isReadInAMoment(String piece) {
    String long1 = piece.repeat(2_000_000 / piece.length());
    FuzzedInput.readOrNull(
        OAuth1RefusedException.class,
        () ->
            Fixtures.verifier()
                .verify(
                    new ReceivedRequest(
                        "GET", "http://h/?" + long1 + "&" + QUERY, null, null, "")));
  }
}
