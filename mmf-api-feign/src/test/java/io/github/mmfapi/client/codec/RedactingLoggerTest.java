package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import io.github.mmfapi.client.support.CapturingLogProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others send cannot make a line of the log. */
class RedactingLoggerTest {
  private static final String FORGED = "[UsersApi#getUser] <--- HTTP/1.1 200 OK (1ms)";

  interface Things {
    @RequestLine("GET /things")
    String get();
  }

  private final List<String> lines = new ArrayList<>();
  private final RedactingLogger logger = new RedactingLogger();

  @AfterEach
  void stop() {
    CapturingLogProvider.listen(null);
  }

  /** The characters are written as Java escapes here, and must be shown in the log as such. */
  @ParameterizedTest
  @CsvSource({
    "000A, \\n",
    "000D, \\r",
    "0009, \\t",
    "0000, \\u0000",
    "0007, \\u0007",
    "0008, \\u0008",
    "000B, \\u000b",
    "000C, \\u000c",
    "001B, \\u001b",
    "007F, \\u007f",
    "0085, \\u0085",
    "009B, \\u009b",
    "2028, \\u2028",
    "2029, \\u2029",
    "200E, \\u200e",
    "202E, \\u202e",
    "2066, \\u2066",
    "FEFF, \\ufeff"
  })
  void full_controlCharacter_isEscapedInBodiesHeadersAndReason(String hex, String shown)
      throws IOException {
    String forging = "x" + (char) Integer.parseInt(hex, 16) + FORGED;

    List<String> harmless = logged("x " + FORGED);
    List<String> log = logged(forging);

    assertThat(log).hasSameSizeAs(harmless);
    assertThat(log).filteredOn(line -> line.contains("x" + shown + FORGED)).hasSize(5);
    assertThat(String.join("", log)).doesNotContain(forging).doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void full_textOfAllKinds_isShownUnchanged() throws IOException {
    String text = "{\"name\":\"Zo\u00EB \u65E5\u672C \uD83C\uDFC3 \\n \\u001b 100%\"}";

    assertThat(logged(text)).filteredOn(line -> line.contains(text)).hasSize(5);
  }

  @Test
  void full_exceptionOfTheTransport_isOneLine() {
    CapturingLogProvider.listen(lines::add);

    Things things =
        Feign.builder()
            .logger(logger)
            .logLevel(Logger.Level.FULL)
            .retryer(Retryer.NEVER_RETRY)
            .client(
                (request, options) -> {
                  throw new IOException("Unexpected status line:\r\n" + FORGED);
                })
            .target(Things.class, "http://h");

    assertThatExceptionOfType(RetryableException.class).isThrownBy(things::get);

    assertThat(lines)
        .anyMatch(line -> line.contains("Unexpected status line:\\r\\n" + FORGED + "\\n\\tat "))
        .noneMatch(line -> line.matches("(?s).*\\p{Cc}.*"));
  }

  /** Logs a request and a response that hold the text wherever one can. */
  private List<String> logged(String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Request request =
        Request.create(
            Request.HttpMethod.POST,
            "http://h/3.1/users/get_user",
            Map.of("X-Sent", List.of(text)),
            body,
            StandardCharsets.UTF_8,
            null);
    Response response =
        Response.builder()
            .status(500)
            .reason(text)
            .request(request)
            .headers(Map.of("X-Received", List.of(text)))
            .body(body)
            .build();
    lines.clear();
    CapturingLogProvider.listen(lines::add);
    logger.logRequest("UsersApi#getUser()", Logger.Level.FULL, request);
    Response read =
        logger.logAndRebufferResponse("UsersApi#getUser()", Logger.Level.FULL, response, 1);
    CapturingLogProvider.listen(null);
    assertThat(read(read)).as("what the caller gets").isEqualTo(text);
    return List.copyOf(lines);
  }

  private static String read(Response response) throws IOException {
    StringWriter all = new StringWriter();
    try (Reader reader =
        new InputStreamReader(response.body().asInputStream(), StandardCharsets.UTF_8)) {
      reader.transferTo(all);
    }
    return all.toString();
  }
}
