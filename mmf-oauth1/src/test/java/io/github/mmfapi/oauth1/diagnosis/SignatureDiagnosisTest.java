package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureDiagnosisTest {

  private static final String SECRET = "kd94hf93k423kf44";
  private static final String TOKEN_SECRET = "pfkkdhi9sl3r4s00";
  private static final String URL = "https://photos.example.net/photos?file=vacation.jpg";

  @Test
  void of_validRequest_isValidAndShowsTheBaseString() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    SignatureDiagnosis diagnosis = of(received(URL, signed));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.VALID).hasToString("valid");
    assertThat(diagnosis.mistakes()).isEmpty();
    assertThat(diagnosis.expectedBaseString()).isEqualTo(signed.baseString());
    assertThat(diagnosis.receivedBaseString()).isEqualTo(signed.baseString());
    assertThat(diagnosis.firstDifference()).isEqualTo(-1);
    assertThat(diagnosis.markedDifference()).isEmpty();
    assertThat(diagnosis.toString())
        .contains("expected base string:\n" + signed.baseString())
        .doesNotContain("received base string", "first difference");
    assertThat(diagnosis.tried()).isEqualTo(1);
    assertThat(diagnosis.maskedKey())
        .isEqualTo("(client secret: 16 characters)&(token secret: 16 characters)");
  }

  @Test
  void of_queryNotSigned_marksTheFirstDifference() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), "https://photos.example.net/photos");
    SignatureDiagnosis diagnosis = of(received(URL, signed));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(ids(diagnosis)).containsExactly("query-not-signed");
    assertThat(diagnosis.receivedBaseString()).isEqualTo(signed.baseString());
    assertThat(diagnosis.firstDifference()).isEqualTo(46);
    assertThat(diagnosis.markedDifference())
        .hasLineCount(3)
        .startsWith("  expected: ...tps%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg")
        .contains("\n  received: ...tps%3A%2F%2Fphotos.example.net%2Fphotos&oauth_consumer_key%3D")
        .endsWith("\n" + " ".repeat("  expected: ...".length() + 40) + "^");
    assertThat(diagnosis.toString())
        .contains("received base string:\n" + signed.baseString())
        .contains("first difference:\n" + diagnosis.markedDifference());
  }

  @Test
  void of_unknownSecret_isUnexplainedAndTellsHowManyWereTried() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.of(received(URL, signed), "another", TOKEN_SECRET);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNEXPLAINED);
    assertThat(diagnosis.mistakes()).isEmpty();
    assertThat(diagnosis.expectedBaseString()).isEqualTo(signed.baseString());
    assertThat(diagnosis.receivedBaseString()).isNull();
    assertThat(diagnosis.tried()).isBetween(500, 4_000);
    assertThat(diagnosis.toString())
        .contains("No known mistake leads to this signature (" + diagnosis.tried() + " tried)");
  }

  @Test
  void origin_ofAProxy_isWhatMustBeSigned() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    String inside = "http://10.0.0.7:8080/photos?file=vacation.jpg";
    SignatureDiagnosis.Builder known = SignatureDiagnosis.builder(SECRET, TOKEN_SECRET);
    assertThat(
            ids(
                known
                    .header("X-Forwarded-Host", "photos.example.net")
                    .diagnose(received(inside, signed))))
        .containsExactly("scheme-http-https", "other-host");
    known.origin("https://photos.example.net");
    assertThat(known.diagnose(received(inside, signed)).verdict()).isEqualTo(Verdict.VALID);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> known.origin("photos.example.net").diagnose(received(inside, signed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"for=1.2.3.4;host=photos.example.net;proto=https", "host=\"photos.example.net\""})
  void header_forwarded_tellsTheHostThatWasSigned(String forwarded) {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.builder(SECRET, TOKEN_SECRET)
            .header("forwarded", forwarded)
            .diagnose(received(URL.replace("photos.example.net", "backend"), signed));
    assertThat(ids(diagnosis)).containsExactly("other-host");
  }

  @Test
  void rsaKey_ofTheClient_explainsRsaSignatures() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair keys = generator.generateKeyPair();
    SignatureDiagnosis.Builder known = SignatureDiagnosis.builder("", "").rsaKey(keys.getPublic());
    for (SignatureMethod method :
        List.of(
            SignatureMethod.rsaSha1(keys.getPrivate()),
            SignatureMethod.rsaSha256(keys.getPrivate()))) {
      SignedRequest signed = signed(method, URL);
      assertThat(known.diagnose(received(URL, signed)).verdict()).isEqualTo(Verdict.VALID);
      assertThat(ids(known.diagnose(received(URL.replace("https", "http"), signed))))
          .containsExactly("scheme-http-https");
      assertThat(of(received(URL, signed)).verdict()).isEqualTo(Verdict.UNEXPLAINED);
    }
  }

  @Test
  void of_plaintext_comparesTheKey() {
    SignatureMethod plaintext = SignatureMethod.plaintextOverHttp();
    SignedRequest signed = signed(plaintext, URL);
    ReceivedRequest received = received(URL, signed);
    assertThat(of(received).verdict()).isEqualTo(Verdict.VALID);
    assertThat(ids(SignatureDiagnosis.of(received, TOKEN_SECRET, SECRET)))
        .containsExactly("secrets-swapped");
    String http = URL.replace("https", "http");
    assertThat(ids(of(received(http, signed(plaintext, http)))))
        .containsExactly("plaintext-over-http");
    String twice = signed.authorizationHeader().replace("%26", "%2526");
    assertThat(ids(of(received(URL, twice)))).containsExactly("signature-encoded-twice");
    assertThat(of(received).toString()).doesNotContain(SECRET, TOKEN_SECRET);
  }

  @Test
  void of_severalParametersMissing_namesTheFirst() {
    assertThat(of(received(URL, "OAuth oauth_token=\"token\"")).mistakes())
        .singleElement()
        .satisfies(
            mistake ->
                assertThat(mistake.summary()).isEqualTo("oauth_consumer_key is missing or empty."));
  }

  @Test
  void of_secretsAsHmacSignature_namesTheAlgorithm() {
    SignedRequest signed = signed(SignatureMethod.plaintextOverHttp(), URL);
    String header = signed.authorizationHeader().replace("PLAINTEXT", "HMAC-SHA1");
    assertThat(ids(of(received(URL, header)))).containsExactly("other-algorithm");
  }

  @Test
  void of_bothFormsOfBase64Wrong_namesBoth() {
    for (int i = 0; i < 200; i++) {
      SignedRequest signed = signed(SignatureMethod.hmacSha256(), URL);
      String right = Entry.encode(signed.signature());
      String wrong = signed.signature().replace('+', '-').replace('/', '_').replace("=", "");
      if (wrong.contains("-") || wrong.contains("_")) {
        String header = signed.authorizationHeader().replace(right, wrong);
        assertThat(ids(of(received(URL, header))))
            .containsExactly("signature-url-safe-base64", "signature-unpadded");
        return;
      }
    }
    throw new AssertionError("no signature has a character that differs");
  }

  @Test
  void of_signatureThatBeginsWithPlus_isReadThoughItArrivedAsABlank() {
    for (int i = 0; i < 2_000; i++) {
      SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
      if (signed.signature().startsWith("+")) {
        String url = signed.url().replace(Entry.encode(signed.signature()), signed.signature());
        assertThat(ids(of(new ReceivedRequest("GET", url, null, null, ""))))
            .containsExactly("signature-not-encoded");
        return;
      }
    }
    throw new AssertionError("no signature begins with +");
  }

  @Test
  void of_signatureWithBlanksAround_namesThem() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    String right = Entry.encode(signed.signature());
    for (String wrong : List.of(right + "%0A", "%20" + right, "%09" + right + "%20")) {
      String header = signed.authorizationHeader().replace(right, wrong);
      assertThat(ids(of(received(URL, header)))).containsExactly("signature-line-break");
    }
  }

  @Test
  void body_givenAsBytes_isWhatTheHashIsComparedWith() {
    byte[] body = {(byte) 0xFF, 0, 1};
    SignedRequest signed =
        signer(SignatureMethod.hmacSha1()).bodyHash(true).build().sign(request(URL), body);
    ReceivedRequest received =
        new ReceivedRequest("GET", URL, signed.authorizationHeader(), "image/png", "?");
    assertThat(ids(of(received))).containsExactly("wrong-body-hash");
    assertThat(
            SignatureDiagnosis.builder(SECRET, TOKEN_SECRET)
                .body(body)
                .diagnose(received)
                .verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void signatureMethods_ofTheServer_areNamedInTheMistake() {
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.builder(SECRET, TOKEN_SECRET)
            .signatureMethods("HMAC-SHA1")
            .diagnose(received(URL, signed(SignatureMethod.hmacSha256(), URL)));
    assertThat(ids(diagnosis)).containsExactly("unsupported-signature-method");
    assertThat(diagnosis.mistakes().get(0).summary()).contains("none of HMAC-SHA1");
  }

  @Test
  void of_staleAndWrong_namesBoth() {
    Plan plan = new Plan();
    plan.timestamp = "1";
    SignatureDiagnosis diagnosis =
        plan.diagnose(WrongSigner.sign(plan, List.of(signer -> signer.ampersand = "")).request());
    assertThat(ids(diagnosis)).containsExactly("missing-ampersand", "stale-timestamp");
    assertThat(diagnosis.mistakes().get(1).summary()).contains("1379131201 s");
  }

  @Test
  void of_protocolParametersInAFormOfAnotherType_namesTheType() {
    Plan plan = new Plan();
    plan.placement = Placement.FORM_BODY;
    ReceivedRequest form = WrongSigner.sign(plan, List.of()).request();
    SignatureDiagnosis diagnosis =
        plan.diagnose(new ReceivedRequest(form.method(), form.url(), null, null, form.body()));
    assertThat(ids(diagnosis)).containsExactly("wrong-content-type");
  }

  @Test
  void of_jsonSentAsAForm_namesTheType() {
    Plan plan = new Plan();
    plan.body("application/json", "{\"password\":\"p4ss\"}");
    ReceivedRequest json = WrongSigner.sign(plan, List.of()).request();
    SignatureDiagnosis diagnosis =
        plan.diagnose(
            new ReceivedRequest(
                json.method(),
                json.url(),
                json.authorizationHeader(),
                "application/x-www-form-urlencoded",
                json.body()));
    assertThat(ids(diagnosis)).containsExactly("wrong-content-type");
    assertThat(diagnosis.toString()).doesNotContain("p4ss");
  }

  @Test
  void of_multipartFieldsSigned_namesTheBody() {
    Plan plan = new Plan();
    plan.body(
        "multipart/form-data; boundary=AaB03x",
        """
        --AaB03x
        Content-Disposition: form-data; name="title"

        a photo
        --AaB03x
        Content-Disposition: form-data; name="media"; filename="a.jpg"

        bytes
        --AaB03x--
        """
            .replace("\n", "\r\n"));
    SignatureDiagnosis diagnosis =
        plan.diagnose(
            WrongSigner.sign(
                    plan,
                    List.of(s -> s.signed.add(Entry.of(Entry.Origin.BODY, "title", "a photo"))))
                .request());
    assertThat(ids(diagnosis)).containsExactly("body-signed-as-form");
    assertThat(diagnosis.receivedBaseString()).contains("title%3Da%2520photo");
  }

  @Test
  void timestampWindow_given_isHowOldARequestMayBe() {
    Plan plan = new Plan();
    ReceivedRequest request = WrongSigner.sign(plan, List.of()).request();
    for (int age : new int[] {-11, -10, 10, 11}) {
      SignatureDiagnosis diagnosis =
          SignatureDiagnosis.builder(plan.clientSecret, plan.tokenSecret)
              .arrival(Plan.NOW.plusSeconds(age))
              .timestampWindow(Duration.ofSeconds(10))
              .diagnose(request);
      assertThat(diagnosis.mistakes())
          .extracting(Mistake::id)
          .isEqualTo(
              Math.abs(age) == 10
                  ? List.of()
                  : List.of(age > 0 ? "stale-timestamp" : "future-timestamp"));
    }
  }

  @Test
  void of_headerThatEndsWithAnEmptyValue_isRead() {
    SignedRequest signed = signed(SignatureMethod.hmacSha1(), URL);
    assertThat(ids(of(received(URL, signed.authorizationHeader() + ", oauth_verifier="))))
        .containsExactly("empty-values-dropped");
  }

  @Test
  void of_twoNoncesThatWereBothSigned_showsWhatWasSigned() {
    Plan plan = new Plan();
    SignatureDiagnosis diagnosis =
        plan.diagnose(
            WrongSigner.sign(
                    plan,
                    List.of(
                        s -> {
                          Entry again = Entry.of(Entry.Origin.PROTOCOL, "oauth_nonce", "again");
                          s.sent.add(again);
                          s.signed.add(again);
                        }))
                .request());
    assertThat(ids(diagnosis)).containsExactly("duplicate-parameter");
    assertThat(diagnosis.receivedBaseString())
        .contains("oauth_nonce%3Dagain%26oauth_nonce%3D" + plan.nonce);
  }

  @Test
  void of_unreadableRequests_areExplainedWithoutBaseStrings() {
    for (String url : List.of("/relative", "ftp://h/", "http:///", "https://h/?a=%zz", "")) {
      SignatureDiagnosis diagnosis = of(received(url, "OAuth oauth_nonce=\"1\""));
      assertThat(ids(diagnosis)).as(url).containsExactly("malformed-request");
      assertThat(diagnosis.expectedBaseString()).isNull();
      assertThat(diagnosis.receivedBaseString()).isNull();
      assertThat(diagnosis.tried()).isZero();
    }
  }

  private static SignatureDiagnosis of(ReceivedRequest request) {
    return SignatureDiagnosis.of(request, SECRET, TOKEN_SECRET);
  }

  private static OAuth1Signer.Builder signer(SignatureMethod method) {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of("dpf43f3p2l4k3l03", SECRET))
        .signatureMethod(method);
  }

  private static SignedRequest signed(SignatureMethod method, String url) {
    return signer(method).build().sign(request(url));
  }

  private static SigningRequest request(String url) {
    return SigningRequest.of("GET", url)
        .withToken(TokenCredentials.of("nnch734d00sl2jdk", TOKEN_SECRET));
  }

  private static ReceivedRequest received(String url, SignedRequest signed) {
    return received(url, signed.authorizationHeader());
  }

  private static ReceivedRequest received(String url, String header) {
    return new ReceivedRequest("GET", url, header, null, "");
  }

  private static List<String> ids(SignatureDiagnosis diagnosis) {
    assertThat(diagnosis.verdict()).as("%s", diagnosis).isEqualTo(Verdict.EXPLAINED);
    return diagnosis.mistakes().stream().map(Mistake::id).toList();
  }
}
