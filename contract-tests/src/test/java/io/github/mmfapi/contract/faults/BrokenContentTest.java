package io.github.mmfapi.contract.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.DeliberateFaults;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.model.User;
import io.github.mmfapi.wire.OutputFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not valid JSON, or valid JSON with invalid values. */
@DeliberateFaults("charsets, numbers and dates that no server should send")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenContentTest {
  @RegisterExtension final ContractServer server = new ContractServer();

  private static String user(String members) {
    return "{\"result\":{\"status\":1,\"output\":{\"user\":{" + members + "}},\"errors\":[]}}";
  }

  private User read(String members) {
    server.answer(ContractServer.json(user(members)));
    return server.client().users().getUser().user();
  }

  private static ResponseDefinitionBuilder encoded(String type, Charset charset) {
    return aResponse()
        .withHeader("Content-Type", type)
        .withBody(user("\"user_id\":\"5\",\"currency_symbol\":\"£\"").getBytes(charset));
  }

  static Stream<Arguments> unreadable() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    return Stream.of(
        Arguments.of(
            "Latin 1 declared as UTF-8",
            encoded("application/json; charset=UTF-8", StandardCharsets.ISO_8859_1)),
        Arguments.of(
            "XML declared as JSON", ContractServer.json("<result><status>1</status></result>")),
        Arguments.of(
            "JSON declared as an archive",
            ContractServer.json(Recorded.GET_USER).withHeader("Content-Type", "application/zip")),
        Arguments.of("too deep in an unknown field", ContractServer.json(user("\"x\":" + deep))),
        Arguments.of(
            "a number with 2,000 digits", ContractServer.json(user("\"x\":" + "9".repeat(2000)))),
        Arguments.of(
            "a status out of range",
            ContractServer.json("{\"result\":{\"status\":99999999999,\"output\":[]}}")),
        Arguments.of("NaN, which is not JSON", ContractServer.json(user("\"x\":NaN"))),
        Arguments.of("a control character", ContractServer.json(user("\"x\":\"\u0001\""))),
        Arguments.of("half a surrogate pair's escape", ContractServer.json(user("\"x\":\"\\uD8"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void unreadable_isATypedErrorWithItsPosition(String what, ResponseDefinitionBuilder answer) {
    server.answer(answer);

    assertThat(catchThrowable(() -> server.client().users().getUser()))
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageStartingWith("GET users/get_user ")
        .hasMessageMatching(
            "(?s).*(the JSON cannot be read|not JSON|not a JSON object|not a number|HTTP 200).*");
  }

  @ParameterizedTest
  @CsvSource({
    "birthdate, 2013-02-30",
    "birthdate, 0000-00-00",
    "birthdate, 13-1-6",
    "birthdate, 12013-01-16",
    "last_login_date, 02/30/2013",
    "activation_date, 2013-01-16 24:61:00",
    "activation_date, 2013-01-16T09:23:55Z",
    "user_id, 99999999999999999999",
    "user_id, 5.5",
    "user_id, five",
    "my_points, 2147483648",
    "timezone_utc_offset, 1e9",
    "military_time_flag, 2"
  })
  void valueOutsideItsFormat_readsAsNullAndKeepsItsText(String field, String text)
      throws Exception {
    User user = read("\"" + field + "\":\"" + text + "\"");

    assertThat(user.text(field)).isEqualTo(text);
    String accessor = camelCase(field);
    assertThat(User.class.getMethod(accessor).invoke(user)).as(accessor).isNull();
  }

  private static String camelCase(String field) {
    StringBuilder name = new StringBuilder();
    for (String word : field.split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  @Test
  void duplicateMembers_lastOneCounts() {
    assertThat(read("\"user_id\":\"1\",\"user_id\":\"2\"").userId()).isEqualTo(2L);
  }

  @Test
  void duplicateStatus_ofWhichOneFails_isAFailure() {
    server.answer(
        ContractServer.json(
            "{\"result\":{\"status\":1,\"output\":{},\"status\":-1,\"errors\":[\"no\"]}}"));

    assertThat(catchThrowable(() -> server.client().users().getUser())).hasMessageContaining("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32"})
  void otherUnicodeEncodings_areDetected(String charset) {
    server.answer(encoded("application/json", Charset.forName(charset)));

    assertThat(server.client().users().getUser().user().currencySymbol()).isEqualTo("£");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, ISO-8859-1",
    "iso-8859-15, ISO-8859-15",
    "\"windows-1252\", windows-1252",
    "UTF-8, UTF-8",
    "US-ASCII, UTF-8",
    "no-such-charset, UTF-8"
  })
  void declaredCharset_isThatOfTheJson(String declared, String charset) {
    server.answer(encoded("application/json; charset=" + declared, Charset.forName(charset)));

    assertThat(server.client().users().getUser().user().currencySymbol()).isEqualTo("£");
  }

  @Test
  @DeliberateFaults(value = "XML, which the spec does not describe", inRequests = true)
  void declaredCharset_isThatOfXmlAndOfRawText() {
    server.answer(
        aResponse()
            .withHeader("Content-Type", "text/xml; charset=ISO-8859-1")
            .withBody(
                "<result><status>1</status><output><user><currency_symbol>£</currency_symbol></user></output></result>"
                    .getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(
            server
                .clientBuilder()
                .outputFormat(OutputFormat.XML)
                .build()
                .users()
                .getUser()
                .user()
                .currencySymbol())
        .isEqualTo("£");
    try (RawResponse raw = server.client().raw().call(RawRequest.get("users/get_user"))) {
      assertThat(raw.text()).contains("<currency_symbol>£<");
    }
  }

  @Test
  void emptyBodiesOfEveryStatus_areTypedErrors() {
    for (int status : new int[] {200, 204, 400, 401, 404, 500, 503, 504}) {
      server.answer(aResponse().withStatus(status));

      assertThat(catchThrowable(() -> server.client().users().getUser()))
          .as("HTTP %d", status)
          .isInstanceOf(io.github.mmfapi.client.error.MmfException.class)
          .hasMessageContaining(Integer.toString(status));
    }
  }
}
