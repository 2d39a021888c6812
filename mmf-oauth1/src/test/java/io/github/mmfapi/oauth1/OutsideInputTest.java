package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes from outside is read, or refused with the typed exception, and soon. */
@Timeout(60)
class OutsideInputTest {

  private static final String FORM =
      "oauth_token=a%2Fb&oauth_token_secret=s%C3%A9&oauth_callback_confirmed=true&x=1+2&x";
  private static final String HEADER =
      "OAuth realm=\"a \\\"b\\\"\", oauth_consumer_key=\"client-key\", oauth_nonce=\"n%20\","
          + " oauth_timestamp=\"1358332274\", oauth_signature_method=\"HMAC-SHA1\","
          + " oauth_signature=\"AA%3D\"";
  private static final String QUERY =
      "oauth_consumer_key=client-key&oauth_nonce=n&oauth_timestamp=1358332274"
          + "&oauth_signature_method=HMAC-SHA1&oauth_signature=AA%3D&b[]=1";
  private static final String CALLBACK = "oauth_token=own&oauth_verifier=5891&state=x%20y";
  private static final String DATE = "Wed, 16 Jan 2013 10:31:14 GMT";
  private static final String SECRET = "client/secret";

  @Test
  void parse_anyForm_isReadOrRefusedAsAnArgument() {
    FuzzedInput.forEach(
        input -> {
          List<Parameter> read =
              readOrNull(IllegalArgumentException.class, () -> parse(input.spoiled(FORM)));
          if (read != null) {
            assertThat(Parameters.parse(Parameters.render(read))).isEqualTo(read);
          }
        });
  }

  @Test
  void parse_anyHeader_isReadOrRefusedAsAnArgument() {
    FuzzedInput.forEach(
        input -> {
          String header = input.spoiled(HEADER);
          if (AuthorizationHeader.isOAuth(header)) {
            List<Parameter> read =
                readOrNull(IllegalArgumentException.class, () -> AuthorizationHeader.parse(header));
            if (read != null) {
              assertThat(
                      AuthorizationHeader.parse(
                          AuthorizationHeader.render("r", read, SharedParameters.NONE)))
                  .containsAll(read.stream().filter(p -> isPlain(p.name())).toList());
            }
          }
        });
  }

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

  @Test
  void issued_anyTokenResponse_isReadOrRefusedInBoundedWordsWithoutTheSecret() {
    List<String> bodies =
        List.of(
            FORM, QUERY, "<html><body>" + SECRET + "</body>", "{\"e\":[\"" + SECRET + "\"]}", "");
    FuzzedInput.forEach(
        input -> {
          TokenResponse response =
              new TokenResponse(
                  input.oneOf(List.of(200, 200, 201, 204, 302, 401, 500, 0, -1)),
                  input.oneOf(Arrays.asList(null, "text/html", input.spoiled("text/plain"))),
                  input.oneOf(Arrays.asList(null, input.spoiled(HEADER))),
                  input.oneOf(Arrays.asList(null, input.spoiled(DATE))),
                  input.spoiled(input.oneOf(bodies)) + (input.number(2) == 0 ? "&" + SECRET : ""),
                  List.of(SECRET));
          try {
            assertThat(TokenRefusal.issued("The request", response).token()).isNotBlank();
          } catch (TokenRequestException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2_000).doesNotContain(SECRET);
            assertThat(e.excerpt()).hasSizeLessThan(210).doesNotContain(SECRET);
          }
        });
  }

  @Test
  void deliver_anyCallback_isTakenOrTurnedDownAndOnlyTheLastAreKept() {
    CallbackInbox inbox = new CallbackInbox();
    FuzzedInput.forEach(
        input -> {
          Arrival arrival = Arrival.of(input.spoiled(CALLBACK));
          if (arrival != null) {
            String token = arrival.token().isBlank() ? "awaited" : arrival.token();
            TemporaryCredentials awaited = TemporaryCredentials.of(token, SECRET);
            Callback callback = readOrNull(OAuth1Exception.class, () -> arrival.callback(awaited));
            assertThat(callback == null).isEqualTo(arrival.isDenial());
            inbox.deliver(arrival);
          }
        });
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> awaitUnknown(inbox))
        .satisfies(e -> assertThat(e.foreignCallbacks()).isBetween(1, 16));
  }

  @Test
  void page_anyProblem_addsNoMarkup() {
    long tags = markup(CallbackPage.denied("user_refused"));
    FuzzedInput.forEach(
        input ->
            assertThat(markup(CallbackPage.denied(input.spoiled("<script>\"&'")))).isEqualTo(tags));
  }

  @Test
  void receiver_anyRequestLine_isAnsweredAndTheRightOneStillCounts() throws IOException {
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      int port = receiver.callbackUri().getPort();
      FuzzedInput.forEach(
          input -> {
            if (input.number(100) == 0) {
              String line =
                  input.spoiled("GET /?" + CALLBACK.replace("own", "other") + " HTTP/1.1");
              assertThat(answer(port, line)).matches("|HTTP/1.1 (200|400|404|405|501) .*");
            }
          });
      assertThat(answer(port, "GET /?oauth_token=mine&oauth_verifier=5891 HTTP/1.1"))
          .startsWith("HTTP/1.1 200");
      TemporaryCredentials mine = TemporaryCredentials.of("mine", "secret");
      assertThat(receiver.await(mine, Duration.ZERO).verifier()).isEqualTo("5891");
    }
  }

  /** Takes a moment; what takes time by the square takes minutes. */
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
    parse(long1 + "%41");
    readOrNull(IllegalArgumentException.class, () -> AuthorizationHeader.parse("OAuth " + long1));
    readOrNull(
        IllegalArgumentException.class, () -> AuthorizationHeader.parse("OAuth a=\"" + long1));
    Arrival.of(long1);
    assertThat(SecretText.excerpt(long1, List.of(SECRET))).hasSizeLessThan(210);
    readOrNull(
        OAuth1RefusedException.class,
        () ->
            Fixtures.verifier()
                .verify(
                    new ReceivedRequest(
                        "GET", "http://h/?" + long1 + "&" + QUERY, null, null, "")));
  }

  private static List<Parameter> parse(String form) {
    return Parameters.parse(form);
  }

  private static <T> @Nullable T readOrNull(
      Class<? extends RuntimeException> typed, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      assertThat(e).isInstanceOf(typed);
      return null;
    }
  }

  /** A name with white space around it is trimmed, and a realm is left out. */
  private static boolean isPlain(String name) {
    return name.equals(name.strip()) && !name.equalsIgnoreCase("realm");
  }

  private static Callback awaitUnknown(CallbackInbox inbox) {
    while (true) {
      Arrival arrival = inbox.await("nobody's", Duration.ZERO);
      assertThat(arrival.token()).as("a denial that names nobody").isEmpty();
    }
  }

  private static long markup(CallbackPage page) {
    return page.html().chars().filter(c -> c == '<' || c == '>' || c == '"').count();
  }

  /**
   * Sends a request line as it is and returns the answer's status line, empty without an answer.
   */
  private static String answer(int port, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String request = line + "\r\nHost: h\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
      }
    } catch (IOException e) {
      // Garbage in the request's head: the JDK's server may hang up before it has read it all.
      return "";
    }
  }
}
