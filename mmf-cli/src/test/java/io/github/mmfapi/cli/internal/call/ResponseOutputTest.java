package io.github.mmfapi.cli.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.client.raw.RawResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResponseOutputTest {
  @TempDir private Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes of files")
  void save_failureIntoAPipe_endsTheReaderOfThePipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try (RawResponse raw = response(404, "no such thing")) {
      assertThatThrownBy(() -> output(new StringWriter()).save(raw, pipe))
          .isInstanceOf(ResponseOutput.Failed.class);
    }

    assertThat(read.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{}\n"})
  void print_text_endsWithOneLineBreak(String text) throws IOException {
    StringWriter printed = new StringWriter();

    try (RawResponse raw = response(200, text)) {
      assertThat(output(printed).print(raw)).isEqualTo(text);
    }

    assertThat(printed.toString().lines()).containsExactly("{}");
    assertThat(printed.toString()).endsWith("\n").doesNotEndWith("\n\n");
  }

  @Test
  void printHead_hasStatusAndHeaders_andAnEmptyLine() throws IOException {
    StringWriter printed = new StringWriter();

    try (RawResponse raw = response(404, "{}")) {
      output(printed).printHead(raw);
    }

    assertThat(printed.toString().lines())
        .containsExactly("HTTP 404", "content-type: application/json", "");
  }

  @ParameterizedTest
  @CsvSource({"TEXT/plain", "text/csv", "application/json; charset=utf-8", "application/php"})
  void print_text_isPrintedToATerminal(String type) throws IOException {
    StringWriter printed = new StringWriter();

    try (RawResponse raw = response(200, type, "a")) {
      assertThat(output(printed, new ByteArrayOutputStream(), true).print(raw)).isEqualTo("a");
    }

    assertThat(printed.toString().lines()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"image/png, a", "text/plain, '\0a'", "text/plain, 'a\0'", "none, 'a\0'"})
  void print_anythingElse_isWrittenInBytes_butNotToATerminal(String type, String body)
      throws IOException {
    StringWriter printed = new StringWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (RawResponse raw = response(200, type, body)) {
      assertThat(output(printed, bytes, false).print(raw)).isEmpty();
    }
    try (RawResponse raw = response(200, type, body)) {
      assertThatThrownBy(() -> output(printed, bytes, true).print(raw))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(type == null ? "no text but bytes," : "no text but " + type + ",");
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(printed.toString()).isEmpty();
  }

  @Test
  void print_textOfUnknownType_isPrinted() throws IOException {
    try (RawResponse raw = response(200, null, "a")) {
      assertThat(output(new StringWriter(), new ByteArrayOutputStream(), true).print(raw))
          .isEqualTo("a");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1023, 1024, 1025})
  void printRaw_body_isWrittenWhole_andItsBeginningReturned(int length) throws IOException {
    String body = "x".repeat(length);
    FlushedOutput bytes = new FlushedOutput();
    PrintWriter head = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    ResponseOutput output = new ResponseOutput("a/b", head, new StandardOutput(bytes, () -> false));
    head.print("head ");

    try (RawResponse raw = response(200, "image/png", body)) {
      assertThat(output.printRaw(raw)).isEqualTo("x".repeat(Math.min(length, 1024)));
    }

    assertThat(bytes.flushed).isEqualTo("head " + body);
  }

  /** Keeps what was written when it was last flushed. */
  private static final class FlushedOutput extends ByteArrayOutputStream {
    private String flushed = "";

    @Override
    public void flush() {
      flushed = toString(StandardCharsets.UTF_8);
    }
  }

  private static RawResponse response(int status, String text) {
    return response(status, "application/json", text);
  }

  private static RawResponse response(int status, @Nullable String type, String text) {
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://h/", Map.of(), null, StandardCharsets.UTF_8, null);
    return RawResponse.of(
        Response.builder()
            .status(status)
            .request(request)
            .headers(type == null ? Map.of() : Map.of("Content-Type", List.of(type)))
            .body(text, StandardCharsets.UTF_8)
            .build());
  }

  private static ResponseOutput output(StringWriter printed) {
    return output(printed, OutputStream.nullOutputStream(), false);
  }

  private static ResponseOutput output(StringWriter printed, OutputStream bytes, boolean terminal) {
    return new ResponseOutput(
        "users/get_user", new PrintWriter(printed), new StandardOutput(bytes, () -> terminal));
  }
}
