package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.OAuth1RefusedException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1VerifierTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String URL = "http://h/p?q=a%20b";

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(Fixtures.TUTORIAL_CLOCK).build();

  @ParameterizedTest
  @EnumSource(Placement.class)
  void verify_goodRequest_tellsWhoSignedItAndWhatItCarries(Placement placement) {
    SignedRequest signed =
        signer(Fixtures.CLIENT)
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
    String header =
        signer(Fixtures.CLIENT).sign(SigningRequest.of("GET", URL)).authorizationHeader();
    String other =
        header
            .replace("OAuth ", "oauth   Realm=\"a, b=\\\"c\\\"\",")
            .replace(", oauth_", ",\t oauth_");
    VerifiedRequest verified = verifier.verify(new ReceivedRequest("GET", URL, other, null, ""));
    assertThat(verified.clientKey()).isEqualTo(Fixtures.CLIENT.key());
    assertThat(verified.token()).isNull();
  }

  @Test
  void verify_headerWithoutQuotes_isRead() {
    String header =
        signer(Fixtures.CLIENT)
            .sign(SigningRequest.of("GET", URL))
            .authorizationHeader()
            .replace("\"", "");
    assertThat(verifier.verify(new ReceivedRequest("GET", URL, header, null, "")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  /** Each line alters one thing of a good request, here with its parameters in the form. */
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
    ReceivedRequest good = new ReceivedRequest("POST", URL, null, FORM, goodBody());
    ReceivedRequest bad = new ReceivedRequest("POST", URL, null, FORM, edit.apply(good.body()));
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
  void verify_sameRequestTwice_isAReplay() {
    ReceivedRequest request = new ReceivedRequest("POST", URL, null, FORM, goodBody());
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
    assertRefused(
        Reason.BAD_SIGNATURE, recording, new ReceivedRequest("POST", URL, null, FORM, bad));
    assertThat(registered).isEmpty();
    recording.verify(new ReceivedRequest("POST", URL, null, FORM, goodBody()));
    assertThat(registered).containsExactly("nonce-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void verify_timestampAtTheEdge_isAcceptedAndBeyondItRefused(long edge) {
    for (long beyond : new long[] {0, Long.signum(edge)}) {
      Clock clock = Clock.offset(Fixtures.TUTORIAL_CLOCK, Duration.ofSeconds(edge + beyond));
      OAuth1Verifier later =
          OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(clock).build();
      ReceivedRequest request = new ReceivedRequest("POST", URL, null, FORM, goodBody());
      if (beyond == 0) {
        assertThat(later.verify(request).clientKey()).isEqualTo(Fixtures.CLIENT.key());
      } else {
        assertRefused(Reason.TIMESTAMP_REFUSED, later, request);
      }
    }
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
          .isThrownBy(() -> watched.verify(new ReceivedRequest("POST", URL, null, FORM, body)));
    }
    assertThat(computed).hasSize(2);
  }

  @Test
  void verify_rsaWithPublicKey_isAccepted() throws IOException, GeneralSecurityException {
    WikiKey key = WikiKey.read();
    SignedRequest signed =
        OAuth1Signer.builder()
            .clientCredentials(Fixtures.CLIENT)
            .signatureMethod(SignatureMethod.rsaSha256(key.privateKey()))
            .build()
            .sign(SigningRequest.of("GET", URL));
    OAuth1Verifier rsa =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(
                SignatureMethod.rsaSha1(key.publicKey()),
                SignatureMethod.rsaSha256(key.publicKey()))
            .build();
    assertThat(rsa.verify(new ReceivedRequest("GET", signed.url(), null, null, "")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  @Test
  void verify_plaintextWithoutNonceAndTimestamp_isAccepted() {
    OAuth1Verifier plaintext =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintext())
            .build();
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_consumer_key", Fixtures.CLIENT.key()),
                new Parameter("oauth_signature_method", "PLAINTEXT"),
                new Parameter(
                    "oauth_signature",
                    SignatureMethod.plaintext().sign("", Fixtures.CLIENT.secret(), ""))));
    ReceivedRequest request = new ReceivedRequest("GET", "https://h/?" + query, null, null, "");
    assertThat(plaintext.verify(request).clientKey()).isEqualTo(Fixtures.CLIENT.key());
    assertRefused(
        Reason.MISSING_PARAMETER,
        plaintext,
        new ReceivedRequest("GET", request.url() + "&oauth_nonce=n", null, null, ""));
  }

  @ParameterizedTest
  @CsvSource({"61, behind", "-61, ahead of"})
  void verify_timestampOutsideTheWindow_tellsHowFarAndWhichWay(long seconds, String where) {
    ReceivedRequest request = new ReceivedRequest("POST", URL, null, FORM, goodBody());
    assertThat(at(seconds < 0 ? -60 : 60).verify(request).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> at(seconds).verify(request))
        .withMessageContaining("61 s " + where + " this server's time, and at most 60 s");
  }

  private static OAuth1Verifier at(long secondsLater) {
    return OAuth1Verifier.builder()
        .credentials(Fixtures.LOOKUP)
        .clock(Clock.offset(Fixtures.TUTORIAL_CLOCK, Duration.ofSeconds(secondsLater)))
        .timestampWindow(Duration.ofSeconds(60))
        .build();
  }

  @Test
  void verify_longestTimestamp_isReadAsANumber() {
    String body = replace(goodBody(), "timestamp", "9".repeat(18));
    assertRefused(
        Reason.TIMESTAMP_REFUSED, verifier, new ReceivedRequest("POST", URL, null, FORM, body));
  }

  @Test
  void toString_ofRequests_leavesOutQueryFormAndVerifier() {
    ReceivedRequest received = new ReceivedRequest("GET", "http://h/p?s3cret", "s3cret", null, "x");
    assertThat(received).hasToString("ReceivedRequest[GET http://h/p]");
    assertThat(new VerifiedRequest("c", "t", null, "s3cret", List.of()))
        .hasToString("VerifiedRequest[clientKey=c, token=t]");
  }

  @Test
  void verify_plaintextOverHttp_isRefusedUnlessInsistedUpon() {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(Fixtures.CLIENT)
            .signatureMethod(SignatureMethod.plaintextOverHttp())
            .build();
    ReceivedRequest overHttp =
        new ReceivedRequest(
            "GET", signer.sign(SigningRequest.of("GET", URL)).url(), null, null, "");
    OAuth1Verifier strict =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintext())
            .build();
    assertRefused(Reason.UNSUPPORTED_SIGNATURE_METHOD, strict, overHttp);
    OAuth1Verifier insisting =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintextOverHttp())
            .build();
    assertThat(insisting.verify(overHttp).clientKey()).isEqualTo(Fixtures.CLIENT.key());
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

  private static void assertRefused(
      Reason reason, OAuth1Verifier verifier, ReceivedRequest request) {
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> verifier.verify(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(
            e -> assertThat(e).hasMessageNotContainingAny("s3cret", Fixtures.CLIENT.secret()));
  }

  private static String goodBody() {
    return signer(Fixtures.CLIENT)
        .sign(
            SigningRequest.of("POST", URL)
                .withForm(List.of(new Parameter("f", "s3cret")))
                .withToken(Fixtures.TOKEN))
        .body();
  }

  private static OAuth1Signer signer(ClientCredentials client) {
    return OAuth1Signer.builder()
        .clientCredentials(client)
        .clock(Fixtures.TUTORIAL_CLOCK)
        .nonceGenerator(() -> "nonce-1")
        .build();
  }

  private static UnaryOperator<String> edit(UnaryOperator<String> edit) {
    return edit;
  }

  private static String remove(String body, String name) {
    return edit(body, name, null);
  }

  private static String replace(String body, String name, String value) {
    return edit(body, name, value);
  }

  private static String edit(String body, String name, @Nullable String value) {
    List<Parameter> parameters = new ArrayList<>(Parameters.parse(body));
    assertThat(parameters).extracting(Parameter::name).contains("oauth_" + name);
    parameters.replaceAll(
        p ->
            p.name().equals("oauth_" + name) && value != null ? new Parameter(p.name(), value) : p);
    parameters.removeIf(p -> p.name().equals("oauth_" + name) && value == null);
    return Parameters.render(parameters);
  }
}
