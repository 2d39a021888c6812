package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** What the tutorial prints of requests and responses. */
class StepsTest {
  private static final String VALUE = "v4lu3";

  private final StringWriter printed = new StringWriter();
  private final Steps steps = new Steps(new PrintWriter(printed), Ansi.OFF);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_verifier",
        "oauth_token_secret",
        "oauth_session_handle",
        "password",
        "md5_password",
        "x_auth_password",
        "email"
      })
  void secret_inFormsAndResponses_isMasked(String name) throws IOException {
    String form = "a=1&" + name + "=" + VALUE + "&b=2&" + name + "=" + VALUE;
    for (List<String> answer :
        List.of(
            List.of("application/x-www-form-urlencoded", form),
            List.of("Application/X-WWW-Form-Urlencoded; charset=utf-8", form),
            List.of("application/json", "{\"x\":[{\"" + name + "\":\"" + VALUE + "\"}]}"),
            List.of("text/html", form))) {
      new TracingTransport(answering(answer.get(0), answer.get(1)), steps)
          .execute(request(form), new Request.Options());
    }

    assertThat(printed.toString()).contains(name + "=***").doesNotContain(VALUE);
  }

  @Test
  void tokenAndSignature_whichTheTutorialIsAbout_areShown() throws IOException {
    String form = "oauth_token=" + VALUE + "&oauth_signature=abc%3D";
    new TracingTransport(answering("application/x-www-form-urlencoded", form), steps)
        .execute(request(form), new Request.Options());

    assertThat(printed.toString()).contains(form);
  }

  @Test
  void verifier_inABaseString_isMasked_whereverItStands() {
    OAuth1Signer signer =
        OAuth1Signer.builder().clientCredentials(ClientCredentials.of("key", "s3cret")).build();
    for (String query : List.of("", "?a=1", "?z=1", "?a=1&z=1")) {
      steps.signed(
          signer.sign(
              SigningRequest.of("GET", "http://h/p" + query)
                  .withToken(TemporaryCredentials.of("temporary", "t3mp-s3cret"))
                  .withVerifier(VALUE)));
    }

    assertThat(printed.toString())
        .contains("oauth_verifier%3D***%26oauth_version%3D1.0%26z%3D1", "oauth_token%3Dtemporary")
        .doesNotContain(VALUE, "s3cret");
  }

  @Test
  void longResponse_isCutAt600Characters() {
    for (int length : new int[] {599, 600, 601, 2000}) {
      printed.getBuffer().setLength(0);
      steps.received("x".repeat(length));

      assertThat(printed.toString().replaceAll("[^x]", "")).hasSize(Math.min(length, 600));
      assertThat(printed.toString().contains("…")).isEqualTo(length > 600);
    }
  }

  /** Masked before it is cut: half of a secret is not recognized. */
  @Test
  void secret_whereAResponseIsCut_isMasked() throws IOException {
    for (int before = 560; before < 600; before++) {
      String body = "{\"x\":\"" + "x".repeat(before) + "\",\"password\":\"" + VALUE + "\"}";
      new TracingTransport(answering("application/json", body), steps)
          .execute(request("a=1"), new Request.Options());
    }

    assertThat(printed.toString()).doesNotContain(VALUE.substring(0, 2));
  }

  private static Request request(String form) {
    return Request.create(
        Request.HttpMethod.POST,
        "http://h/p",
        Map.of(),
        form.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        null);
  }

  private static Client answering(String type, String body) {
    return (request, options) ->
        Response.builder()
            .status(200)
            .request(request)
            .headers(Map.of("Content-Type", List.of(type)))
            .body(body, StandardCharsets.UTF_8)
            .build();
  }
}
