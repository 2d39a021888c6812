package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.oauth.CsrfToken;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of a request shows of it and of its answer. */
class RequestPagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Header AUTHORIZATION =
      new Header("Authorization", "OAuth oauth_consumer_key=\"key\", oauth_nonce=\"n1\"");
  private static final Payload ANSWER = Payload.of("an answer");
  private static final String BODY = "<h3>Body</h3>";
  private static final String ANSWER_IS_CUT = "only its beginning is kept";
  private static final String MULTIPART = "The parts of a multipart form are not kept.";

  private final SandboxServer server = Refused.server();
  private final RequestLog log = new RequestLog();
  private final RequestPages pages =
      new RequestPages(
          server,
          new Pages(new CsrfToken(), true),
          secret -> false,
          log,
          new Diagnoses(server, () -> 0));

  private String page(@Nullable String type, @Nullable Payload body, @Nullable Payload answer) {
    List<Header> headers = new ArrayList<>(List.of(AUTHORIZATION));
    if (type != null) {
      headers.add(new Header("Content-Type", type));
    }
    return page(headers, body, answer);
  }

  private String page(List<Header> headers, @Nullable Payload body, @Nullable Payload answer) {
    return page(headers, body, List.of(), answer, null);
  }

  private String page(
      List<Header> headers,
      @Nullable Payload body,
      List<Header> answerHeaders,
      @Nullable Payload answer,
      @Nullable String refusal) {
    log.add(
        new LoggedRequest(
            1,
            Instant.EPOCH,
            0,
            "POST",
            "/3.1/workouts/edit_workout?limit=5",
            "http://127.0.0.1",
            headers,
            body,
            200,
            answerHeaders,
            answer,
            refusal,
            null,
            null));
    Call call =
        new Call(
            "/console/requests/1",
            new ReceivedRequest("GET", "http://127.0.0.1/console/requests/1", null, null, ""),
            () -> new byte[0],
            null,
            List.of(),
            Map.of(),
            null);
    String html = pages.request(new Visit(call, "session", "http://127.0.0.1"), "1").getBody();
    return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
  }

  private static String parameter(String place, String name, String value) {
    return "<tr><th scope=\"row\">%s</th><td class=\"long\">%s</td><td>%s</td></tr>"
        .formatted(name, value, place);
  }

  private static String body(String text) {
    return BODY + "<pre class=\"wrap\" tabindex=\"0\"><code>" + text + "</code></pre>";
  }

  @Test
  void form_isShownAsParametersWithTheirPlaces_notAsBody() {
    assertThat(page(FORM, Payload.of("notes=wet+grass&time_taken=900"), ANSWER))
        .containsSubsequence(
            parameter("header", "oauth_consumer_key", "key"),
            parameter("header", "oauth_nonce", "n1"),
            parameter("query", "limit", "5"),
            parameter("form", "notes", "wet grass"),
            parameter("form", "time_taken", "900"))
        .doesNotContain(BODY, MULTIPART);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"text/plain", "application/json"})
  void otherBody_isShownAsItIs_notAsParameters(@Nullable String type) {
    assertThat(page(type, Payload.of("notes=wet"), ANSWER))
        .contains(body("notes&#x3D;wet"), parameter("query", "limit", "5"))
        .doesNotContain(parameter("form", "notes", "wet"), MULTIPART);
  }

  @Test
  void emptyBody_isNotShown() {
    assertThat(page("text/plain", Payload.of(""), ANSWER)).doesNotContain(BODY, MULTIPART);
  }

  @Test
  void bodyThatIsNotKept_isSaidToBeAMultipartForm() {
    assertThat(page("multipart/form-data; boundary=b", null, ANSWER))
        .contains(MULTIPART)
        .doesNotContain(BODY);
  }

  @Test
  void answer_isShown_andWhetherItIsCut() {
    assertThat(page(FORM, Payload.of(""), ANSWER))
        .contains("<code>an answer</code>")
        .doesNotContain(ANSWER_IS_CUT);
  }

  @Test
  void longAnswer_isSaidToBeCut() {
    assertThat(page(FORM, Payload.of(""), Payload.of("x".repeat(20_001))))
        .contains("<code>" + "x".repeat(20_000) + "</code>", ANSWER_IS_CUT);
  }

  @Test
  void answerThatIsNoText_isNotShown() {
    assertThat(page(FORM, Payload.of(""), null))
        .doesNotContain("<pre class=\"wrap tall\"", ANSWER_IS_CUT);
  }

  /** Only what was refused before it was read has no headers. */
  @Test
  void commands_areShown_ifTheRequestWasRead() {
    assertThat(page(FORM, Payload.of(""), ANSWER)).contains("Send it again", "curl -X POST");
  }

  @Test
  void requestThatWasNotRead_hasNoCommands() {
    assertThat(page(List.of(), null, null)).doesNotContain("Send it again", "curl", MULTIPART);
  }

  @Test
  void headers_areShown_ofRequestAndAnswer() {
    String page =
        page(
            List.of(new Header("X-Sent", "by the client")),
            null,
            List.of(new Header("X-Answered", "by the server")),
            ANSWER,
            null);

    assertThat(page)
        .contains(header("X-Sent", "by the client"), header("X-Answered", "by the server"));
  }

  private static String header(String name, String value) {
    return "<tr><th scope=\"row\">%s</th><td class=\"long\">%s</td></tr>".formatted(name, value);
  }

  /** The names of a form tell which values are secrets, those of another text do not. */
  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, activation_code&#x3D;***",
    "text/plain, activation_code&#x3D;of-nobody"
  })
  void answer_isMaskedByTheNamesOfItsType(String type, String shown) {
    List<Header> headers =
        List.of(new Header("X-Other", "text/html"), new Header("content-type", type));

    assertThat(page(List.of(), null, headers, Payload.of("activation_code=of-nobody"), null))
        .contains("<code>" + shown + "</code>");
  }

  @ParameterizedTest
  @CsvSource({"PLAINTEXT, ***", "HMAC-SHA1, a%26b"})
  void signature_thatIsMadeOfTheSecrets_isMasked(String method, String shown) {
    String form = "oauth_signature_method=" + method + "&oauth_signature=a%2526b&notes=wet";

    assertThat(page(FORM, Payload.of(form), ANSWER))
        .contains(
            parameter("form", "oauth_signature_method", method),
            parameter("form", "oauth_signature", shown),
            parameter("form", "notes", "wet"));
  }

  @Test
  void refusal_ofWhatWasNotSigned_hasNoDiagnosis() {
    assertThat(page(List.of(), null, List.of(), ANSWER, "admin-key-missing"))
        .contains("refused: admin-key-missing", "The signature has nothing to do with it")
        .doesNotContain("Reload the page", "too long to be kept");
  }
}
