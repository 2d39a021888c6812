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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://h/", Map.of(), null, StandardCharsets.UTF_8, null);
    Response response =
        Response.builder()
            .status(404)
            .request(request)
            .body("no such thing", StandardCharsets.UTF_8)
            .build();
    ResponseOutput output =
        new ResponseOutput(
            "users/get_user",
            new PrintWriter(new StringWriter()),
            new StandardOutput(OutputStream.nullOutputStream(), () -> false));

    try (RawResponse raw = RawResponse.of(response)) {
      assertThatThrownBy(() -> output.save(raw, pipe)).isInstanceOf(ResponseOutput.Failed.class);
    }

    assertThat(read.get(20, TimeUnit.SECONDS)).isEmpty();
  }
}
