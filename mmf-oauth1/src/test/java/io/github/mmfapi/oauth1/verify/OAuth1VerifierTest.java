package io.github.mmfapi.oauth1.verify;

import static io.github.mmfapi.oauth1.verify.SignedForm.FORM;
import static io.github.mmfapi.oauth1.verify.SignedForm.URL;
import static io.github.mmfapi.oauth1.verify.SignedForm.assertRefused;
import static io.github.mmfapi.oauth1.verify.SignedForm.goodBody;
import static io.github.mmfapi.oauth1.verify.SignedForm.received;
import static io.github.mmfapi.oauth1.verify.SignedForm.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The places of protocol parameters in a received request, and their syntax. */
class OAuth1VerifierTest {

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(Fixtures.TUTORIAL_CLOCK).build();

  @ParameterizedTest
  @EnumSource(Placement.class)
  void verify_goodRequest_tellsWhoSignedItAndWhatItCarries(Placement placement) {
    SignedRequest signed =
        signer()
            .sign(
                SigningRequest.of("POST", URL)
                    .withForm(List.of(new Parameter("f", "1")))
                    .withToken(Fixtures.TOKEN)
                    .withCallback("http://127.0.0.1/")
                    .withVerifier("5891"));
    ReceivedRequest received =
        switch (placement) {
          case HEADER ->
              new ReceivedRequest("POST", URL, signed.authorizationHeader(), FORM, "f=1");
          case QUERY -> new ReceivedRequest("POST", signed.url(), null, FORM, "f=1");
          case FORM_BODY -> new ReceivedRequest("POST", URL, null, FORM, signed.body());
        };
    assertThat(verifier.verify(received))
        .isEqualTo(
            new VerifiedRequest(
                Fixtures.CLIENT.key(),
                Fixtures.TOKEN.token(),
                "http://127.0.0.1/",
                "5891",
                List.of(new Parameter("q", "a b"), new Parameter("f", "1"))));
  }

  @Test
  void verify_headerInAnotherForm_isRead() {
    String header = signer().sign(SigningRequest.of("GET", URL)).authorizationHeader();
    String other =
        header
            .replace("OAuth ", "oauth   Realm=\"a, b=\\\"c\\\"\",")
            .replace(", oauth_", ",\t oauth_");
    VerifiedRequest verified = verifier.verify(new ReceivedRequest("GET", URL, other, null, ""));
    assertThat(verified.clientKey()).isEqualTo(Fixtures.CLIENT.key());
    assertThat(verified.token()).isNull();
  }

  /** RFC 9110 sections 5.6.3 and 11.2: optional white space around the equals sign. */
  @ParameterizedTest
  @ValueSource(strings = {" = ", "= ", " =", "\t=\t  "})
  void verify_headerWithSpaceAroundEquals_isRead(String equals) {
    String header =
        signer().sign(SigningRequest.of("GET", URL)).authorizationHeader().replace("=", equals);
    assertThat(verifier.verify(new ReceivedRequest("GET", URL, header, null, "")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  @Test
  void verify_headerWithoutQuotes_isRead() {
    String header =
        signer().sign(SigningRequest.of("GET", URL)).authorizationHeader().replace("\"", "");
    assertThat(verifier.verify(new ReceivedRequest("GET", URL, header, null, "")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  @Test
  void verify_parametersInTwoPlaces_areDuplicates() {
    String body = goodBody();
    String query = URL + "&" + body;
    String header = "OAuth " + body.replace("&", "\",").replace("=", "=\"") + "\"";
    assertRefused(
        Reason.DUPLICATE_PARAMETER, verifier, new ReceivedRequest("POST", query, null, FORM, body));
    assertRefused(
        Reason.DUPLICATE_PARAMETER, verifier, new ReceivedRequest("POST", URL, header, FORM, body));
    assertRefused(
        Reason.DUPLICATE_PARAMETER, verifier, new ReceivedRequest("POST", query, header, null, ""));
    assertRefused(
        Reason.DUPLICATE_PARAMETER,
        verifier,
        new ReceivedRequest("POST", URL + "&oauth_body_hash=x", null, FORM, body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OAuth oauth_nonce", "OAuth oauth_nonce=\"a", "OAuth a=\"%zz\""})
  void verify_brokenHeader_isMalformed(String header) {
    assertRefused(Reason.MALFORMED, verifier, new ReceivedRequest("GET", URL, header, null, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic abc", "OAuth", "OAuthentic a=b", ""})
  void verify_headerWithoutParameters_isUnsigned(String header) {
    assertRefused(Reason.UNSIGNED, verifier, new ReceivedRequest("GET", URL, header, null, ""));
  }

  @Test
  void toString_ofRequests_leavesOutQueryFormAndVerifier() {
    ReceivedRequest received = new ReceivedRequest("GET", "http://h/p?s3cret", "s3cret", null, "x");
    assertThat(received).hasToString("ReceivedRequest[GET http://h/p]");
    assertThat(new VerifiedRequest("c", "t", null, "s3cret", List.of()))
        .hasToString("VerifiedRequest[clientKey=c, token=t]");
  }

  @Test
  void build_wrongSettings_areRefused() {
    OAuth1Verifier.Builder builder = OAuth1Verifier.builder();
    assertThatIllegalStateException().isThrownBy(builder::build);
    assertThatIllegalArgumentException().isThrownBy(builder::signatureMethods);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                builder.signatureMethods(
                    SignatureMethod.plaintext(), SignatureMethod.plaintextOverHttp()))
        .withMessageContaining("PLAINTEXT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timestampWindow(Duration.ofSeconds(-1)));
  }
}
