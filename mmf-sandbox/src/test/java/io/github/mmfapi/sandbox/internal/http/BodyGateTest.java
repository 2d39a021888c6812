package io.github.mmfapi.sandbox.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.http.RawRequest.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may hold; all refused bodies are unsigned, and none reaches the journal. */
class BodyGateTest {
  static final String POST = "POST /3.1/workouts/import_tcx";
  static final String HOST = "Host: localhost";
  static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  static final String MULTIPART = "Content-Type: multipart/form-data; boundary=b";
  private static final String PART = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n";

  private final MmfSandbox sandbox = MmfSandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  static Stream<Arguments> refused() {
    byte[] tooLong = bytes("tcx=" + "x".repeat(BodyGate.LONGEST));
    String chunked = "Transfer-Encoding: chunked";
    return Stream.of(
        Arguments.of(413, RawRequest.of(POST, HOST, FORM).with(tooLong)),
        Arguments.of(413, RawRequest.of(POST, HOST, FORM, chunked).with(tooLong)),
        Arguments.of(413, RawRequest.of("GET /3.1/users/get_user", HOST).with(tooLong)),
        Arguments.of(413, RawRequest.of(POST, HOST, FORM).with(bytes("a&".repeat(1_001)))),
        Arguments.of(413, RawRequest.of(POST, HOST, MULTIPART).with(bytes(PART.repeat(1_002)))),
        Arguments.of(
            415, RawRequest.of(POST, HOST, FORM, "Content-Encoding: gzip").with(Bodies.bomb())),
        Arguments.of(
            415, RawRequest.of(POST, HOST, FORM, "Content-Encoding: x-gzip").with(Bodies.bomb())),
        Arguments.of(415, RawRequest.of(POST, HOST, FORM).with(Bodies.bomb())),
        Arguments.of(415, RawRequest.of(POST, HOST, FORM, chunked).with(Bodies.bomb())),
        Arguments.of(415, RawRequest.of(POST, HOST, FORM + "; charset=none").with(bytes("a=1"))),
        Arguments.of(415, RawRequest.of(POST, HOST, FORM + "; charset=?").with(bytes("a=1"))),
        Arguments.of(400, RawRequest.of(POST, HOST, FORM, "Content-Type: text/plain")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void body_beyondALimit_isRefusedAndNotKept(int status, RawRequest request) throws IOException {
    Answer answer = request.sendTo(sandbox.wireMock().port());

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
  }

  /** A limit, with a body that has any number of what it limits. */
  enum Limit {
    BYTES(BodyGate.LONGEST) {
      @Override
      RawRequest of(int number) {
        return RawRequest.of(POST, HOST, "Content-Type: text/plain").with(new byte[number]);
      }
    },
    BYTES_IN_CHUNKS(BodyGate.LONGEST) {
      @Override
      RawRequest of(int number) {
        return RawRequest.of(POST, HOST, "Transfer-Encoding: chunked").with(new byte[number]);
      }
    },
    PARAMETERS(BodyGate.MOST_PARAMETERS) {
      @Override
      RawRequest of(int number) {
        return RawRequest.of(POST, HOST, FORM).with(bytes("a=1&".repeat(number - 1) + "a"));
      }
    },
    PARTS(BodyGate.MOST_PARAMETERS) {
      @Override
      RawRequest of(int number) {
        return RawRequest.of(POST, HOST, MULTIPART).with(bytes(PART.repeat(number) + "--b--"));
      }
    };

    private final int most;

    Limit(int most) {
      this.most = most;
    }

    abstract RawRequest of(int number);
  }

  @ParameterizedTest
  @EnumSource
  void body_aroundEachLimit_isTakenUpToIt(Limit limit) throws IOException {
    for (int more = -1; more <= 1; more++) {
      Answer answer = limit.of(limit.most + more).sendTo(sandbox.wireMock().port());

      assertThat(answer.status() == 413).as(more + ": " + answer).isEqualTo(more > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%zz",
        "a=%",
        "%=%",
        "a=%C3%28",
        "a=%FF%FE",
        "=&=&=",
        "&&&",
        "a=\u0000",
        "a=%u0041",
        "a=\uD83C"
      })
  void form_thatIsNotEncoded_isNoServerError(String form) throws IOException {
    for (String charset :
        new String[] {"", "; charset=utf-8", "; charset=utf-16", "; charset=ascii"}) {
      Answer answer =
          RawRequest.of(POST, HOST, FORM + charset)
              .with(bytes(form))
              .sendTo(sandbox.wireMock().port());

      assertThat(answer.status()).as(charset + answer.body()).isIn(200, 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=b",
        "multipart/mixed; boundary=b",
        "multipart/",
        "/",
        ";",
        "application/x-www-form-urlencoded; boundary",
        "application/x-www-form-urlencoded;charset",
        "text/plain; charset=\"utf-8"
      })
  void mediaType_thatIsOdd_isNoServerError(String type) throws IOException {
    for (String body : new String[] {"--b", "--b\r\n\r\n\r\n--b--", PART, "a=%", "x"}) {
      Answer answer =
          RawRequest.of("POST /3.1/routes/import_route", HOST, "Content-Type: " + type)
              .with(bytes(body))
              .sendTo(sandbox.wireMock().port());

      assertThat(answer.status()).as(type + answer.body()).isIn(200, 400, 415);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /3.1/users/get_user?a=%zz",
        "GET /3.1/users/get_user?%",
        "GET /3.1/%zz",
        "GET /3.1/%C3%28",
        "GET /3.1/users/get_user?a=%FF",
        "GET /3.1//",
        "GET /",
        "GET *",
        "BREW /3.1/users/get_user",
        "get /3.1/users/get_user",
        "GET /3.1/users/get_user?oauth_signature=x&oauth_consumer_key=%FF"
      })
  void requestLine_thatIsOdd_isNoServerError(String line) throws IOException {
    for (String header :
        new String[] {
          "X: y",
          "Cookie: =",
          "Cookie: a=b=c; ;; \"",
          "Cookie: mmf_sandbox_session=\u00e4; mmf_sandbox_session=2",
          "Authorization: OAuth",
          "Authorization: OAuth oauth_nonce=\"%zz\"",
          "Authorization: OAuth =,=\"",
          "Accept-Encoding: gzip;q=x",
          "X-Forwarded-Host: \u0001"
        }) {
      Answer answer = RawRequest.of(line, HOST, header).sendTo(sandbox.wireMock().port());

      assertThat(answer.status()).as(header + answer.body()).isNotEqualTo(500);
    }
  }

  @Test
  void journal_keepsTheLatestRequestsUpToABound() throws IOException {
    byte[] body = bytes("tcx=" + "x".repeat(4_000_000));
    for (int i = 0; i < 6; i++) {
      RawRequest.of(POST + "?i=" + i, HOST, FORM).with(body).sendTo(sandbox.wireMock().port());
    }

    assertThat(sandbox.wireMock().findAll(postRequestedFor(anyUrl())))
        .extracting(request -> request.getUrl().replaceAll(".*=", ""))
        .containsExactly("4", "5");
  }

  @Test
  void journal_keepsTheLastThousandSmallRequests() {
    String url = sandbox.baseUrl() + "/workouts/get_activity_types?i=";
    for (int i = 0; i < BoundedJournal.MOST_REQUESTS + 20; i++) {
      SigningCaller.send("GET", url + i, null, null);
    }

    var events = sandbox.wireMock().getAllServeEvents();
    assertThat(events).hasSize(BoundedJournal.MOST_REQUESTS);
    assertThat(events.get(0).getRequest().getUrl()).endsWith("i=1019");
    assertThat(sandbox.wireMock().getServeEvents().getRequests())
        .hasSize(BoundedJournal.MOST_REQUESTS);
    sandbox.wireMock().resetRequests();
    assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
