package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request as commands of a shell. */
class CommandsTest {
  private static final String HOST = "http://127.0.0.1:8080";
  private static final Header FORM =
      new Header("Content-Type", "application/x-www-form-urlencoded");

  private final SecretMask mask = SecretMask.of(Refused.server());

  private Commands commands(
      String verb, String url, String host, List<Header> headers, @Nullable Payload body) {
    return new Commands(
        new LoggedRequest(
            1,
            Instant.EPOCH,
            0,
            verb,
            url,
            host,
            headers,
            body,
            200,
            List.of(),
            null,
            null,
            null,
            null),
        mask);
  }

  private String curl(List<Header> headers, @Nullable Payload body) {
    return commands("POST", "/3.1/x/y", HOST, headers, body).curl();
  }

  @Test
  void curl_sendsTheHeadersOfTheCaller_notThoseThatItAddsItself() {
    List<Header> headers =
        List.of(
            new Header("Host", "127.0.0.1:8080"),
            new Header("Content-Length", "5"),
            new Header("X-Mine", "a b"),
            new Header("Cookie", "session=abc"));

    assertThat(curl(headers, null))
        .isEqualTo(
            "curl -X POST \\\n  -H 'X-Mine: a b' \\\n  -H 'Cookie: ***' \\\n  "
                + HOST
                + "/3.1/x/y");
  }

  @Test
  void curl_sendsTheBody_withSecretsMaskedByTheNamesOfItsType() {
    assertThat(curl(List.of(FORM), Payload.of("notes=wet&password=guess")))
        .contains(" \\\n  --data-raw 'notes=wet&password=***' \\\n");
    assertThat(curl(List.of(), Payload.of("notes=wet&password=guess")))
        .contains("--data-raw 'notes=wet&password=guess'");
    assertThat(curl(List.of(), Payload.of("{\"password\":\"guess\"}")))
        .contains("{\n  \"password\" : \"***\"\n}");
  }

  @Test
  void curl_withoutAWholeBody_sendsNone() {
    for (Payload body : new Payload[] {null, Payload.of(""), Payload.of("x".repeat(20_001))}) {
      assertThat(curl(List.of(FORM), body)).doesNotContain("--data-raw", "xxx");
    }
    assertThat(curl(List.of(), Payload.of("x".repeat(20_000)))).contains("--data-raw xxx");
  }

  @Test
  void mmf_passesTheParametersThatItDoesNotAddItself() {
    List<Header> headers =
        List.of(FORM, new Header("Authorization", "OAuth realm=\"r\", oauth_nonce=\"n\""));
    String url = "/3.1/workouts/edit_workout?limit=5&oauth_token=t&consumer_key=k";
    Payload body = Payload.of("u=anna&p=hash&notes=it's wet&password=guess");

    assertThat(commands("POST", url, HOST, headers, body).mmf())
        .isEqualTo(
            "mmf call --base-url "
                + HOST
                + "/3.1 --post workouts/edit_workout limit=5 'notes=it'\\''s wet' 'password=***'");
    assertThat(commands("GET", "/3.1/x/y", HOST, List.of(), null).mmf())
        .isEqualTo("mmf call --base-url " + HOST + "/3.1 x/y");
  }

  @ParameterizedTest
  @CsvSource({
    "/3.1/oauth/request_token, http://h",
    "/kml, http://h",
    "/console/requests, http://h",
    "/3.1/users/get_user, ''"
  })
  void mmf_ofWhatIsNoMethodOfAKnownHost_isNone(String url, String host) {
    assertThat(commands("GET", url, host, List.of(), null).mmf()).isNull();
  }
}
