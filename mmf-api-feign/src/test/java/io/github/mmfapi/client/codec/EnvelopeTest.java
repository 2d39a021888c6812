package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an envelope may look like, and what is none. */
class EnvelopeTest {
  private static Envelope read(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      return Envelope.read(parser, JsonParser::getText);
    }
  }

  private static Envelope withStatus(String status) throws IOException {
    return read("{\"result\":{\"status\":" + status + ",\"output\":\"x\",\"errors\":[\"e\"]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "1|1",
        "-1|-1",
        "0|0",
        "999999999|999999999",
        "-99999999|-99999999",
        "-999999999|-999999999",
        "1.0|1",
        "-1.00|-1",
        "true|1",
        "false|0",
        "\"1\"|1",
        "\"-1\"|-1",
        "\" 1 \"|1",
        "\"1.0\"|1",
        "\"1.000000000000000000\"|1"
      })
  void status_writtenAsPhpMay_isRead(String written, int status) throws IOException {
    Envelope envelope = withStatus(written);

    assertThat(envelope.status()).isEqualTo(status);
    assertThat(envelope.isSuccess()).isEqualTo(status == 1);
    assertThat(envelope.output()).isEqualTo(status == 1 ? "x" : null);
    assertThat(envelope.errors()).containsExactly("e");
    assertThat(envelope).hasToString("Envelope[" + status + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[1]",
        "{}",
        "{\"a\":1}",
        "1.5",
        "1e0",
        "1000000000",
        "-1000000000",
        "99999999999999999999999",
        "\"\"",
        "\"one\"",
        "\"1.0000000000000000000\"",
        "\"1 1\""
      })
  void status_thatIsNoWholeNumber_isRefused(String written) {
    assertThatThrownBy(() -> withStatus(written))
        .isExactlyInstanceOf(Envelope.MalformedException.class)
        .hasMessage("\"status\" is not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[]|the body is not a JSON object",
        "1|the body is not a JSON object",
        "{}|the body has no member \"result\"",
        "{\"a\":{\"result\":{\"status\":1}}}|the body has no member \"result\"",
        "{\"result\":[]}|\"result\" is not an object",
        "{\"result\":null}|\"result\" is not an object",
        "{\"result\":{}}|\"result\" has no member \"status\"",
        "{\"result\":{\"output\":\"x\"}}|\"result\" has no member \"status\"",
        "{\"result\":{\"a\":{\"status\":1}}}|\"result\" has no member \"status\"",
        "{\"result\":{\"status\":1}}{}|the body continues after the end of the envelope",
        "{\"result\":{\"status\":1}} 1|the body continues after the end of the envelope"
      })
  void body_thatIsNoEnvelope_isRefused(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isExactlyInstanceOf(Envelope.MalformedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":{\"status\":1,\"output\":\"x\",\"errors\":[\"e\"]}}",
        "{\"result\":{\"output\":\"x\",\"errors\":[\"e\"],\"status\":1}}",
        "{\"result\":{\"errors\":[\"e\"],\"output\":\"x\",\"status\":1}}",
        "{\"a\":{\"result\":2},\"result\":{\"b\":[{\"status\":-1}],\"output\":\"x\",\"status\":1,"
            + "\"errors\":[\"e\"]},\"c\":[1]} "
      })
  void members_inAnyOrderAndBesideOthers_areRead(String json) throws IOException {
    assertThat(read(json)).isEqualTo(new Envelope(1, "x", List.of("e")));
  }

  @Test
  void outputOfAFailure_isNotRead() throws IOException {
    for (String json :
        new String[] {
          "{\"result\":{\"status\":-1,\"output\":[[1],{}],\"errors\":[\"e\"]}}",
          "{\"result\":{\"output\":[[1],{}],\"errors\":[\"e\"],\"status\":-1}}"
        }) {
      assertThat(read(json)).isEqualTo(new Envelope(-1, null, List.of("e")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Authentication failed., true",
    "AUTHENTICATION FAILED, true",
    "Your authentication failed: no token, true",
    "Authentication, false",
    "failed authentication, false"
  })
  void authenticationFailure_isRecognizedByItsText(String error, boolean recognized)
      throws IOException {
    Envelope envelope =
        read("{\"result\":{\"status\":-1,\"errors\":[\"other\",\"" + error + "\"]}}");

    assertThat(envelope.isAuthenticationFailure()).isEqualTo(recognized);
  }
}
