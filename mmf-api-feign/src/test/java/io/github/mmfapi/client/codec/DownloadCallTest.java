package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfNotFoundException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.sample.api.FilesApi;
import io.github.mmfapi.sample.api.FilesAsyncApi;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.value.FilePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that return a file, over a pool of one connection. */
class DownloadCallTest {
  private static final String FAILED =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"No such route\"]}}";
  private static final String DONE = "{\"result\":{\"status\":1,\"output\":{},\"errors\":[]}}";
  private static final String UNSIGNED = FAILED.replace("No such", "API Authentication failed");

  private static final Request REQUEST =
      Request.create(Request.HttpMethod.GET, "http://h/a/b", Map.of(), Request.Body.empty(), null);

  private final SingleConnection transport = new SingleConnection();
  private final FilesApi files = transport.client().build().api(FilesApi.class);
  private final FilesAsyncApi filesAsync =
      transport.client().build().async().api(FilesAsyncApi.class);

  private static String text(Download download) throws IOException {
    return new String(download.stream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void getFile_anyText_isReturnedAndItsConnectionReleasedOnClose() throws IOException {
    for (String body : new String[] {"<gpx/>", "x".repeat(100_000), "{\"type\":\"x\"}"}) {
      transport.respond(200, "application/gpx+xml", body);

      try (Download file = files.getFile(f -> f.fileKey("k"))) {
        assertThat(file.contentType()).isEqualTo("application/gpx+xml");
        // A short file has been read at once.
        assertThat(transport.isFree()).isEqualTo(body.length() < 8 * 1024);
        assertThat(text(file)).isEqualTo(body);
      }
      assertThat(transport.isFree()).isTrue();
    }
    assertThat(transport.last().url()).startsWith("http://h/3.1/files/get_file?file_key=k&oauth_");
    assertThat(transport.last().headers().get("Accept")).containsExactly("application/gpx+xml");
  }

  @Test
  void getFile_asynchronously_isTheSame() throws IOException {
    transport.respond(200, null, "<gpx/>");

    try (Download file = filesAsync.getFile(f -> f.fileKey("k")).join()) {
      assertThat(file.contentType()).isNull();
      assertThat(text(file)).isEqualTo("<gpx/>");
    }
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void getImage_closedUnread_releasesItsConnection() throws IOException {
    transport.respond(200, "image/png", "x".repeat(10_000));

    try (Download image = files.getImage()) {
      assertThat(image.contentType()).isEqualTo("image/png");
    }

    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void getImage_whileAnotherDownloadIsOpen_findsNoConnection() throws IOException {
    transport.respond(200, "image/png", "x".repeat(10_000));

    try (Download open = files.getImage()) {
      assertThat(open.length()).isEmpty();
      assertThatThrownBy(files::getImage).isInstanceOf(MmfTransportException.class);
    }
  }

  static Stream<Arguments> failures() {
    String html = "<!DOCTYPE html>\n<html><body>Sorry</body></html>";
    return Stream.of(
        Arguments.of(200, "application/json", FAILED, MmfApiException.class, "No such route"),
        Arguments.of(200, "image/png", " " + FAILED, MmfApiException.class, "No such route"),
        Arguments.of(200, null, UNSIGNED, MmfAuthenticationException.class, "failed"),
        Arguments.of(
            200,
            "text/html",
            FAILED.replace("[]", "{\"a\":\"" + "x".repeat(9_000) + "\"}"),
            MmfApiException.class,
            "No such route"),
        Arguments.of(
            200,
            "application/json",
            FAILED.replace("-1", "1"),
            MmfResponseException.class,
            "the body is an envelope instead of a file"),
        Arguments.of(
            200,
            "application/json",
            "{\"result\":{\"status\"",
            MmfResponseException.class,
            "a malformed envelope"),
        Arguments.of(
            200, "application/json", "[1]", MmfResponseException.class, "the body is JSON instead"),
        Arguments.of(200, "text/html", html, MmfResponseException.class, "the body is HTML"),
        Arguments.of(
            200, "image/png", "\uFEFF <HTML>", MmfResponseException.class, "the body is HTML"),
        Arguments.of(200, "image/png", "", MmfResponseException.class, "the body is empty"),
        Arguments.of(504, "text/html", html, MmfServerException.class, "HTTP 504"),
        Arguments.of(404, "application/json", FAILED, MmfNotFoundException.class, "No such route"),
        Arguments.of(302, null, "x", MmfResponseException.class, "status"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void getFile_otherResponse_isATypedExceptionAndReleasesItsConnection(
      int status,
      @Nullable String type,
      String body,
      Class<? extends MmfException> expected,
      String message) {
    transport.respond(status, type, body);
    Throwable thrown = catchThrowable(() -> files.getFile(f -> f.fileKey("k")));

    assertThat(thrown).isExactlyInstanceOf(expected).hasMessageContaining(message);
    assertThat(transport.isFree()).isTrue();

    transport.respond(status, type, body);
    Throwable later = catchThrowable(() -> filesAsync.getFile(f -> f.fileKey("k")).join());

    assertThat(later).isInstanceOf(CompletionException.class);
    assertThat(later.getCause()).isExactlyInstanceOf(expected).hasMessageContaining(message);
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void getFile_bodyThatFailsAtItsBeginning_isATransportErrorAndReleasesItsConnection()
      throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    transport.respond(
        200, null, new SequenceInputStream(new ByteArrayInputStream(new byte[] {'<'}), closed));

    assertThatThrownBy(() -> files.getFile(f -> f.fileKey("k")))
        .isInstanceOf(MmfTransportException.class)
        .hasMessageContaining("got an incomplete response");
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void decoder_withoutAClient_closesRejectedAndIncompleteResponses() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    for (InputStream body : new InputStream[] {InputStream.nullInputStream(), closed}) {
      transport.respond(200, null, body);
      Response response = transport.execute(REQUEST, new Request.Options());

      assertThatThrownBy(() -> new EnvelopeDecoder().decode(response, Download.class))
          .isInstanceOf(MmfException.class);
      assertThat(transport.isFree()).isTrue();
    }
  }

  private static Download open(
      String accepted, String body, Map<String, Collection<String>> headers) {
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            "http://h/a/b",
            Map.of("Accept", List.of(accepted), "X-Note", List.of("json and html")),
            Request.Body.empty(),
            null);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Response response =
        Response.builder().status(200).request(request).headers(headers).body(bytes).build();
    Object file = new EnvelopeDecoder().decode(response, Download.class);
    return (Download) Objects.requireNonNull(file);
  }

  @Test
  void length_isTheAnnouncedOneOfABodyThatIsNotCoded() throws IOException {
    try (Download plain = open("*/*", "12345", Map.of());
        Download coded = open("*/*", "12345", Map.of("Content-Encoding", List.of("br")))) {
      assertThat(plain.length()).hasValue(5);
      assertThat(coded.length()).isEmpty();
    }
  }

  /** An envelope that reports a failure is no file, whatever was accepted. */
  @Test
  void json_isAFileOnlyWhereItWasAccepted() throws IOException {
    Map<String, Collection<String>> json = Map.of("Content-Type", List.of("application/json"));
    for (String body : new String[] {DONE, "[1]"}) {
      try (Download file = open("application/json", body, json)) {
        assertThat(text(file)).isEqualTo(body);
      }
      assertThatThrownBy(() -> open("image/png", body, json))
          .isInstanceOf(MmfResponseException.class);
    }
    assertThatThrownBy(() -> open("application/json", FAILED, json))
        .isInstanceOf(MmfApiException.class);
  }

  @Test
  void html_isAFileOnlyWhereItWasAccepted() throws IOException {
    assertThatThrownBy(() -> open("image/png", "<html>", Map.of()))
        .isInstanceOf(MmfResponseException.class);
    try (Download page = open("text/html", "<html>", Map.of())) {
      assertThat(text(page)).isEqualTo("<html>");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'result':{'status':-1,'output':[],'errors':['No such route']}}; No such route",
        "{'result':{'status':1,'output':[],'errors':['beside a success']}};",
        "<html>;",
        "{'result':;",
        "{};",
        "[];",
        "'';"
      })
  void callThatReturnsNothing_failsOnlyIfItsEnvelopeSaysSo(String body, @Nullable String error) {
    transport.respond(200, "application/json", body.replace('\'', '"'));

    Throwable thrown = catchThrowable(files::revoke);

    if (error == null) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isInstanceOf(MmfApiException.class).hasMessageContaining(error);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FAILED, DONE, "{\"result\":{\"status\":1,\"output\":3}}", "x", "{", ""})
  void typedCall_anyOutcome_releasesTheConnection(String body) {
    transport.respond(200, "application/json", body);
    FilePart part = new FilePart("a", "b", new byte[1]);

    Throwable thrown = catchThrowable(() -> files.importFile(f -> f.file(part)));

    assertThat(thrown == null || thrown instanceof MmfException).isTrue();
    assertThat(transport.isFree()).isTrue();
    transport.respond(200, "application/json", body);
    Throwable ofNothing = catchThrowable(files::revoke);
    assertThat(ofNothing == null || ofNothing instanceof MmfException).isTrue();
    assertThat(transport.isFree()).isTrue();
  }
}
