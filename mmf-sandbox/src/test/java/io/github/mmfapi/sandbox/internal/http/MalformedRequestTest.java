package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and forms that cannot be decoded are refused in a sentence, not with a stack trace. */
class MalformedRequestTest {
  private static final MmfSandbox SANDBOX = MmfSandbox.start();
  private static final String HOST = "Host: 127.0.0.1";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static void assertRefused(RawRequest request) throws IOException {
    RawRequest.Answer answer = request.sendTo(SANDBOX.wireMock().port());

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers()).contains("content-type: text/plain");
    assertThat(answer.body())
        .startsWith("The ")
        .doesNotContain("secret", "\tat ", "Exception", "<html", "Jetty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?%zz=1",
        "?a=%",
        "?a=%4",
        "?a=secret%E9",
        "?a=%C3",
        "?%FF%FE=secret",
        "?a=%ED%A0%80",
        "?oauth_token=%zz&oauth_signature=x"
      })
  void query_thatCannotBeDecoded_is400(String query) throws IOException {
    for (String path :
        new String[] {
          "/3.1/workouts/get_workouts", "/3.1/oauth/request_token", "/oauth/authorize", "/kml", "/x"
        }) {
      assertRefused(RawRequest.of("GET " + path + query, HOST));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workout_description=secret%E9",
        "workout_description=secret\u00e9",
        "workout_description=secret\u00c3",
        "a=%zz",
        "a=%",
        "%E9=1&b=2",
        "oauth_token=%E9&oauth_signature=%"
      })
  void form_thatCannotBeDecoded_is400(String form) throws IOException {
    for (String type :
        new String[] {
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=ISO-8859-1",
          "Application/X-WWW-Form-Urlencoded; charset=UTF-8"
        }) {
      assertRefused(
          RawRequest.of("POST /3.1/workouts/create_workout", HOST, "Content-Type: " + type)
              .with(form.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  @Test
  void form_inUtf8_isNotRefused() throws IOException {
    RawRequest request =
        RawRequest.of(
                "POST /3.1/workouts/create_workout",
                HOST,
                "Content-Type: application/x-www-form-urlencoded")
            .with("workout_description=caf%C3%A9".getBytes(StandardCharsets.US_ASCII));

    assertThat(request.sendTo(SANDBOX.wireMock().port()).status()).isEqualTo(200);
  }
}
