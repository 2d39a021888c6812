package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reused buffers do not change any signature. */
class SigningBuffersTest {
  private static final ClientCredentials APPLICATION = ClientCredentials.of("key", "sécret");

  private final OAuth1Signer signer = OAuth1Signer.builder().clientCredentials(APPLICATION).build();

  @Test
  void sign_withOriginsUsersAndSizesInTurn_isWhatEachAloneWouldBe() {
    for (SigningRequest request : mixed()) {
      assertSignedLikeAlone(request);
    }
  }

  @Test
  void sign_byManyThreadsAtOnce_isWhatEachAloneWouldBe() {
    List<SigningRequest> requests =
        IntStream.range(0, 40).boxed().flatMap(i -> mixed().stream()).toList();

    requests.parallelStream().forEach(this::assertSignedLikeAlone);
  }

  @Test
  void sign_afterARequestThatCannotBeSigned_isWhatItAloneWouldBe() {
    assertThatThrownBy(() -> signer.sign(SigningRequest.of("GET", "http://h/?a=1&b=%zz")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position 6");

    mixed().forEach(this::assertSignedLikeAlone);
  }

  @Test
  void sign_aRequestThatCannotBeSigned_putsItsBuffersBack() {
    SigningBuffers buffers = signer.pool.take();
    signer.pool.putBack(buffers);
    assertThatThrownBy(() -> signer.sign(SigningRequest.of("GET", "http://h/?a=1&b=%zz")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(signer.pool.take()).isSameAs(buffers);
  }

  @Test
  void take_deskThatWasPutBack_isTheSameUnlessItGrewTooLarge() {
    SigningBufferPool pool = new SigningBufferPool(SignatureMethod.hmacSha1());
    SigningBuffers buffers = pool.take();
    assertThat(pool.take()).as("while the first is away").isNotSameAs(buffers);
    pool.putBack(buffers);
    assertThat(pool.take()).isSameAs(buffers);

    String large = "http://h/" + "a".repeat(100_000);
    buffers.sign(SigningRequest.of("GET", large), List.of(), SharedParameters.NONE, "s");
    pool.putBack(buffers);
    assertThat(pool.take()).isNotSameAs(buffers);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "1000, true", "100000, false"})
  void isKept_afterARequest_dependsOnItsSize(int length, boolean kept) {
    SigningBuffers buffers = new SigningBuffers(SignatureMethod.hmacSha1());
    Parameter parameter = new Parameter("a", "b".repeat(length));
    buffers.sign(
        SigningRequest.of("POST", "http://h/").withForm(List.of(parameter)),
        List.of(),
        SharedParameters.NONE,
        "s");

    assertThat(buffers.isKept()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 31, 32, 33, 64, 65, 500})
  void normalize_withFewAndManyParameters_sortsByEncodedNameThenValue(int count) {
    List<Parameter> parameters = new ArrayList<>();
    Random random = new Random(count);
    for (int i = 0; i < count; i++) {
      String name = "a".repeat(random.nextInt(12)) + "é- %~+".charAt(random.nextInt(6));
      parameters.add(new Parameter(name, Integer.toString(random.nextInt(50))));
    }
    List<String> expected =
        parameters.stream()
            .map(
                p ->
                    new String[] {
                      PercentEncoding.encode(p.name()), PercentEncoding.encode(p.value())
                    })
            .sorted(
                (one, other) ->
                    one[0].equals(other[0])
                        ? one[1].compareTo(other[1])
                        : one[0].compareTo(other[0]))
            .map(pair -> pair[0] + "=" + pair[1])
            .toList();
    Collections.shuffle(parameters, random);

    assertThat(BaseString.normalize(parameters)).isEqualTo(String.join("&", expected));
  }

  private static List<SigningRequest> mixed() {
    TokenCredentials ann = TokenCredentials.of("ann", "s1");
    TokenCredentials ben = TokenCredentials.of("ben", "s2");
    return Stream.of(
            "http://API.example:80/3.1/a?x=%7E+%c3%a9&y=b%2fc",
            "http://api.example/3.1/b",
            "http://api.example",
            "http://api.example?z=1#f?g=2",
            "http://api.example:80/d",
            "http://api.example.net/3.1/c?=v&n&m==&&",
            "https://user@api.example:8443/ü?q=ü/:",
            "http://api.example/large?v=" + "é".repeat(9000))
        .flatMap(
            url ->
                Stream.of(
                    SigningRequest.of("GET", url),
                    SigningRequest.of("GET", url).withToken(ann),
                    SigningRequest.of("POST", url)
                        .withToken(ben)
                        .withForm(List.of(new Parameter("a b", "100%25 €😀")))))
        .toList();
  }

  private void assertSignedLikeAlone(SigningRequest request) {
    SignedRequest signed = signer.sign(request);
    String baseString =
        BaseString.of(request.method(), request.url(), request.form(), signed.oauthParameters());

    assertThat(signed.signature())
        .isEqualTo(
            SignatureMethod.hmacSha1()
                .sign(baseString, APPLICATION.secret(), request.tokenSecret()));
    assertThat(signed.baseString()).isEqualTo(baseString);
  }
}
