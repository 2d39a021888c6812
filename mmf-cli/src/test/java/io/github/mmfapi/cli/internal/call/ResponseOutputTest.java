package io.github.mmfapi.cli.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.client.raw.RawResponse;
import java.io.IOException;
import java.io.OutputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static RawResponse response(int status, String text) {
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://h/", Map.of(), null, StandardCharsets.UTF_8, null);
    return RawResponse.of(
        Response.builder()
            .status(status)
            .request(request)
            .headers(Map.of("Content-Type", List.of("application/json")))
            .body(text, StandardCharsets.UTF_8)
            .build());
  }

  private static ResponseOutput output(StringWriter printed) {
    return new ResponseOutput(
        "users/get_user",
        new PrintWriter(printed),
        new StandardOutput(OutputStream.nullOutputStream(), () -> false));
  }
}
