package io.github.mmfapi.oauth1.verify;

import static io.github.mmfapi.oauth1.verify.SignedForm.FORM;
import static io.github.mmfapi.oauth1.verify.SignedForm.URL;
import static io.github.mmfapi.oauth1.verify.SignedForm.assertRefused;
import static io.github.mmfapi.oauth1.verify.SignedForm.goodBody;
import static io.github.mmfapi.oauth1.verify.SignedForm.received;
import static io.github.mmfapi.oauth1.verify.SignedForm.remove;
import static io.github.mmfapi.oauth1.verify.SignedForm.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier accepts a signed request, but none that was altered in one place. */
class AlteredRequestTest {

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(Fixtures.TUTORIAL_CLOCK).build();

  /** Each line alters one thing of a valid request with its parameters in the form. */
  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Reason.UNSIGNED, edit(body -> "f=1")),
        Arguments.of(Reason.MALFORMED, edit(body -> body + "&x=%zz")),
        Arguments.of(Reason.MALFORMED, edit(body -> replace(body, "timestamp", "12x"))),
        Arguments.of(Reason.MALFORMED, edit(body -> replace(body, "timestamp", "-1358332274"))),
        Arguments.of(Reason.MALFORMED, edit(body -> replace(body, "timestamp", "9".repeat(30)))),
        Arguments.of(Reason.DUPLICATE_PARAMETER, edit(body -> body + "&oauth_nonce=n")),
        Arguments.of(Reason.DUPLICATE_PARAMETER, edit(body -> body + "&oauth%5Fsignature=x")),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> remove(body, "consumer_key"))),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> replace(body, "consumer_key", ""))),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> remove(body, "signature_method"))),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> remove(body, "signature"))),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> remove(body, "timestamp"))),
        Arguments.of(Reason.MISSING_PARAMETER, edit(body -> remove(body, "nonce"))),
        Arguments.of(
            Reason.UNSUPPORTED_SIGNATURE_METHOD,
            edit(body -> replace(body, "signature_method", "HMAC-SHA256"))),
        Arguments.of(Reason.UNSUPPORTED_VERSION, edit(body -> replace(body, "version", "2.0"))),
        Arguments.of(Reason.UNKNOWN_CLIENT, edit(body -> replace(body, "consumer_key", "other"))),
        Arguments.of(Reason.UNKNOWN_TOKEN, edit(body -> replace(body, "token", "other"))),
        Arguments.of(Reason.TIMESTAMP_REFUSED, edit(body -> replace(body, "timestamp", "1"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> replace(body, "signature", "AAAA"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> replace(body, "nonce", "other"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> remove(body, "token"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> remove(body, "version"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> body.replace("f=s3cret", "f=2"))),
        Arguments.of(Reason.BAD_SIGNATURE, edit(body -> body + "&g=1")));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("refusals")
  void verify_alteredRequest_isRefusedForItsReason(Reason reason, UnaryOperator<String> edit) {
    ReceivedRequest good = received(goodBody());
    ReceivedRequest bad = received(edit.apply(good.body()));
    assertRefused(reason, verifier, bad);
    assertThat(verifier.verify(good).clientKey()).isEqualTo(Fixtures.CLIENT.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://other/p?q=a%20b", "http://h/P?q=a%20b", "http://h/p?q=b", "http://h/p"})
  void verify_anotherUrl_isABadSignature(String url) {
    assertRefused(
        Reason.BAD_SIGNATURE, verifier, new ReceivedRequest("POST", url, null, FORM, goodBody()));
  }

  @Test
  void verify_anotherMethod_isABadSignature() {
    assertRefused(
        Reason.BAD_SIGNATURE, verifier, new ReceivedRequest("PUT", URL, null, FORM, goodBody()));
  }

  @Test
  void verify_unknownClient_stillComputesASignature() {
    List<String> computed = new ArrayList<>();
    SignatureMethod counting =
        new SignatureMethod() {
          @Override
          public String name() {
            return "HMAC-SHA1";
          }

          @Override
          public String sign(String baseString, String clientSecret, String tokenSecret) {
            computed.add(baseString);
            return SignatureMethod.hmacSha1().sign(baseString, clientSecret, tokenSecret);
          }
        };
    OAuth1Verifier watched =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .clock(Fixtures.TUTORIAL_CLOCK)
            .signatureMethods(counting)
            .build();
    for (String name : List.of("consumer_key", "token")) {
      String body = replace(goodBody(), name, "unknown");
      assertThatExceptionOfType(OAuth1RefusedException.class)
          .isThrownBy(() -> watched.verify(received(body)));
    }
    assertThat(computed).hasSize(2);
  }

  private static UnaryOperator<String> edit(UnaryOperator<String> edit) {
    return edit;
  }
}
