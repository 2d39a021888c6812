package io.github.mmfapi.client.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.sample.CreateThingRequest;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.wire.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawApiTest {
  /** The length from which a body is streamed. */
  private static final int LONG = 64 * 1024;

  private final SingleConnection transport = new SingleConnection();
  private final MmfClient client = transport.client().build();

  private static String form(feign.Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void get_inAnyFormat_isSignedAndReturnedUnchanged(OutputFormat format) {
    transport.respond(200, "application/x-" + format.value(), "a:1:{s:6:\"result\";}");

    try (RawResponse response =
        client
            .raw()
            .call(
                RawRequest.get("users/get_user")
                    .with("user_key", "a b+c%25é&=")
                    .with("empty", "")
                    .format(format))) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.contentType()).isEqualTo("application/x-" + format.value());
      assertThat(response.headers().get("content-type")).hasSize(1);
      assertThat(response.text()).isEqualTo("a:1:{s:6:\"result\";}");
    }
    assertThat(transport.last().url())
        .startsWith("http://h/3.1/users/get_user?o=" + format.value() + "&")
        .contains("user_key=a%20b%2Bc%2525%C3%A9%26%3D&empty=&oauth_")
        .contains("oauth_signature=");
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void post_withRequestObjectAndPairs_sendsThemAsAForm() {
    transport.respond(200, null, "OK");
    RawRequest request =
        RawRequest.post("no_such_group/no_such_method")
            .with(CreateThingRequest.builder().thingDate(LocalDate.EPOCH).name("é").build())
            .with("twice", "1")
            .with("twice", "2")
            .format(OutputFormat.TXT);

    client.raw().read(request, RawResponse::status);

    assertThat(transport.last().url())
        .startsWith("http://h/3.1/no_such_group/no_such_method?o=txt&oauth_");
    assertThat(form(transport.last()))
        .isEqualTo("thing_date=1970-01-01&name=%C3%A9&twice=1&twice=2");
    assertThat(request)
        .hasToString(
            "RawRequest{POST no_such_group/no_such_method, TXT, [thing_date, name, twice, twice]}");
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void post_withAFile_isMultipart() {
    transport.respond(200, null, "OK");

    client
        .raw()
        .text(
            RawRequest.post("routes/import_route")
                .with("file", new FilePart("a.gpx", "text/xml", new byte[] {'x'}))
                .with("test", "1"));

    assertThat(transport.last().headers().get("Content-Type").iterator().next())
        .startsWith("multipart/form-data; boundary=mmf-");
    assertThat(form(transport.last())).contains("filename=\"a.gpx\"").contains("name=\"test\"");
  }

  @Test
  void call_withoutParameters_sendsNoneButTheSignature() {
    transport.respond(200, null, "OK");
    client.raw().text(RawRequest.get("oauth/revoke"));
    assertThat(transport.last().url()).startsWith("http://h/3.1/oauth/revoke?oauth_");
    assertThat(transport.last().body()).isNull();

    client.raw().text(RawRequest.post("oauth/revoke"));
    assertThat(transport.last().url()).startsWith("http://h/3.1/oauth/revoke?oauth_");
    assertThat(transport.last().headers()).doesNotContainKey("Content-Type");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 500})
  void call_anyResponse_isReturnedUnchanged(int status) {
    String failure = "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"x\"]}}";
    transport.respond(status, "text/html", failure);

    try (RawResponse response = client.raw().call(RawRequest.get("users/get_user"))) {
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.text()).isEqualTo(failure);
      assertThat(response).hasToString("RawResponse{" + status + ", text/html}");
    }
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void callAsynchronously_isTheSame(@TempDir Path folder) throws IOException {
    transport.respond(404, null, "x".repeat(20_000));

    try (RawResponse response = client.async().raw().call(RawRequest.get("routes/x")).join()) {
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.body().saveTo(folder.resolve("x"))).isEqualTo(20_000);
    }
    assertThat(transport.isFree()).isTrue();

    client.async().raw().call(RawRequest.post("routes/x").with("a", "1")).join().close();
    assertThat(form(transport.last())).isEqualTo("a=1");
  }

  @Test
  void text_longerThanTheLimit_isRejected() {
    transport.respond(200, null, "12345");
    try (RawResponse response = client.raw().call(RawRequest.get("x"))) {
      assertThat(response.text(5)).isEqualTo("12345");
    }
    transport.respond(200, null, "12345");
    try (RawResponse response = client.raw().call(RawRequest.get("x"))) {
      assertThatThrownBy(() -> response.text(4))
          .isInstanceOf(MmfResponseException.class)
          .hasMessageContaining("more than 4 bytes");
    }
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void text_usesTheCharsetOfTheContentType() {
    for (String type :
        new String[] {"text/plain; charset=ISO-8859-1", "text/plain;CHARSET=\"latin1\""}) {
      transport.respond(
          200, type, new ByteArrayInputStream("é".getBytes(StandardCharsets.ISO_8859_1)));
      try (RawResponse response = client.raw().call(RawRequest.get("x"))) {
        assertThat(response.text()).isEqualTo("é");
      }
    }
    transport.respond(200, "text/plain; charset=nonsense", "é");
    try (RawResponse response = client.raw().call(RawRequest.get("x"))) {
      assertThat(response.text()).isEqualTo("é");
    }
  }

  @Test
  void text_incompleteBody_isATransportError() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    transport.respond(
        200, null, new SequenceInputStream(new ByteArrayInputStream(new byte[LONG]), closed));

    try (RawResponse response = client.raw().call(RawRequest.get("x"))) {
      assertThatThrownBy(response::text).isInstanceOf(MmfTransportException.class);
    }
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void call_bodyThatBreaksOffEarly_isATransportError() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    transport.respond(
        200, null, new SequenceInputStream(new ByteArrayInputStream(new byte[9]), closed));

    assertThatThrownBy(() -> client.raw().text(RawRequest.get("x")))
        .isInstanceOf(MmfTransportException.class);
    assertThat(transport.isFree()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8 * 1024, LONG - 1})
  @SuppressWarnings("MustBeClosedChecker") // That is what is tested.
  void call_shortBodyThatNobodyCloses_releasesItsConnection(int length) {
    transport.respond(200, null, "x".repeat(length));
    RawResponse open = client.raw().call(RawRequest.get("x"));

    assertThat(transport.isFree()).isTrue();
    assertThat(open.text()).hasSize(length);
    transport.respond(200, null, "x".repeat(length));
    assertThat(client.async().raw().call(RawRequest.get("x")).join().text()).hasSize(length);
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void call_longBody_isStreamedUntilItIsClosed() throws IOException {
    transport.respond(200, null, "x".repeat(LONG + 10));
    try (RawResponse open = client.raw().call(RawRequest.get("x"))) {
      assertThat(transport.isFree()).isFalse();
      assertThat(open.text()).hasSize(LONG + 10);
    }
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void textAndRead_closeTheResponse() {
    String body = "x".repeat(LONG + 10);
    transport.respond(404, null, body);
    assertThat(client.raw().text(RawRequest.get("x"))).isEqualTo(body);
    assertThat(transport.isFree()).isTrue();
    transport.respond(404, null, body);
    assertThat(client.raw().read(RawRequest.get("x"), RawResponse::status)).isEqualTo(404);
    assertThat(transport.isFree()).isTrue();
    transport.respond(404, null, body);
    assertThat(client.async().raw().text(RawRequest.get("x")).join()).isEqualTo(body);
    assertThat(transport.isFree()).isTrue();
    transport.respond(404, null, body);
    assertThat(client.async().raw().read(RawRequest.get("x"), RawResponse::status).join())
        .isEqualTo(404);
    assertThat(transport.isFree()).isTrue();
    transport.respond(200, null, body);
    assertThatThrownBy(
            () ->
                client
                    .raw()
                    .read(
                        RawRequest.get("x"),
                        response -> {
                          throw new IllegalStateException("reader");
                        }))
        .hasMessage("reader");
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void call_withoutAResponse_isATransportError() {
    transport.respond(200, null, "x".repeat(LONG));

    try (RawResponse open = client.raw().call(RawRequest.get("x"))) {
      assertThat(open.status()).isEqualTo(200);
      assertThatThrownBy(() -> client.raw().call(RawRequest.get("users/get_user")))
          .isInstanceOf(MmfTransportException.class)
          .hasMessageStartingWith("GET users/get_user got no response")
          .hasMessageNotContaining("oauth_signature");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/users", "users/", "a//b", "a/../b", "a?b=c", "a b", "http://x/y", "%2e"})
  void method_malformed_isRejected(String method) {
    assertThatThrownBy(() -> RawRequest.get(method))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("users/get_user");
  }

  @Test
  void parameters_thatCannotBeSent_areRejected() {
    RawRequest read = RawRequest.get("x");

    assertThatThrownBy(() -> read.with("", "a")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> read.with("f", new FilePart("a", "b", new byte[1])))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("use post");
  }
}
