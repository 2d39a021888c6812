package io.github.mmfapi.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubledParametersTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HEADER = "OAuth oauth_token=\"a\", oauth_nonce=\"b%20c\"";

  private static ReceivedRequest request(String header, String type, String body) {
    return new ReceivedRequest("POST", "http://127.0.0.1/3.1/x/y", header, type, body);
  }

  @Test
  void removed_parametersOfTheHeaderInTheForm_leavesTheOthers() {
    ReceivedRequest received =
        request(HEADER, FORM, "x=1%202&oauth_nonce=b%20c&oauth_token=a&oauthx=3");

    ReceivedRequest removed = DoubledParameters.removed(received);

    assertThat(removed).isEqualTo(request(HEADER, FORM, "x=1%202&oauthx=3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'OAuth oauth_token=\"a\"'; FORM; x=1",
        "'OAuth oauth_token=\"a\"'; FORM; x=1&oauth_token=b",
        "'OAuth oauth_token=\"a\"'; FORM; oauth_token=a&oauth_nonce=b",
        "'OAuth oauth_token=\"a\"'; text/plain; oauth_token=a",
        "'OAuth oauth_token=\"a\"'; FORM; oauth_token=a&x=%zz",
        "'OAuth oauth_token=\"%zz\"'; FORM; oauth_token=a",
        "'Bearer oauth_token=\"a\"'; FORM; oauth_token=a",
        "; FORM; oauth_token=a"
      })
  void removed_otherwise_isTheRequestItself(String header, String type, String body) {
    ReceivedRequest received = request(header, type.equals("FORM") ? FORM : type, body);

    assertThat(DoubledParameters.removed(received)).isSameAs(received);
  }
}
