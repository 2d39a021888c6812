package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.error.MmfTransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body gives its connection back whatever its length, and its buffer once; its first bytes and
 * its content type say what it is.
 */
class PeekedBodyTest {
  private final AtomicInteger closed = new AtomicInteger();

  private Response response(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    InputStream body =
        new ByteArrayInputStream(bytes) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return response(Map.of(), body);
  }

  private static Response response(Map<String, Collection<String>> headers, InputStream body) {
    return Response.builder()
        .status(200)
        .headers(headers)
        .request(
            Request.create(
                Request.HttpMethod.GET, "http://h/a", Map.of(), null, StandardCharsets.UTF_8, null))
        .body(body, null)
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 20_000})
  void close_ofEachLength_closesTheConnection(int length) throws IOException {
    try (PeekedBody body = PeekedBody.readAtOnce(response(length))) {
      assertThat(body.stream().readAllBytes()).hasSize(length);
      assertThat(body.isEmpty()).isEqualTo(length == 0);
      assertThat(body.whole() != null).as("whole").isEqualTo(length < 8192);
    }
    assertThat(closed).hasPositiveValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8191, 8192, 8193})
  void releaseIfWhole_closesTheConnectionOfAShortBodyOnly(int length) throws IOException {
    try (PeekedBody body = PeekedBody.of(response(length))) {
      body.releaseIfWhole();
      assertThat(closed.get() > 0).isEqualTo(length < 8192);
      assertThat(body.stream().readAllBytes()).hasSize(length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000})
  void close_twice_doesNotGiveTheBufferToTwoOthers(int length) throws IOException {
    PeekedBody body = PeekedBody.readAtOnce(response(length));
    body.close();
    byte[] first = PeekBuffers.take();
    body.close();
    byte[] second = PeekBuffers.take();

    assertThat(second).isNotSameAs(first);
  }

  /** A file is read after its beginning was looked at, while others use the pool. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20_000})
  void bodyThatIsReadLater_hasABufferOfItsOwn(int length) throws IOException {
    PeekedBody body = PeekedBody.of(response(length));
    InputStream in = body.stream();
    body.close();
    Arrays.fill(PeekBuffers.take(), (byte) 'y');

    assertThat(in.read()).isEqualTo('x');
  }

  private static PeekedBody body(@Nullable String contentType, byte[] bytes) {
    Map<String, Collection<String>> headers =
        contentType == null ? Map.of() : Map.of("Content-Type", List.of(contentType));
    return PeekedBody.of(response(headers, new ByteArrayInputStream(bytes)));
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "text/html, true",
    "text/plain; charset=utf-8, true",
    "TEXT/PLAIN, true",
    "application/json, true",
    "application/vnd.a+json, true",
    "application/javascript, true",
    "application/xml, true",
    "application/vnd.a+xml, true",
    "application/octet-stream, false",
    "image/png, false",
    "application/zip, false"
  })
  void looksLikeJsonOrXml_textsOnly(@Nullable String contentType, boolean isText) {
    assertThat(body(contentType, bytes("{}")).looksLikeJson()).isEqualTo(isText);
    assertThat(body(contentType, bytes("<a/>")).looksLikeXml()).isEqualTo(isText);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", " {", "\t\r\n {", "\uFEFF{", "\uFEFF {", "\uFEFF{}"})
  void looksLikeJson_afterBlanksAndByteOrderMark_isTrue(String text) {
    assertThat(body(null, bytes(text)).looksLikeJson()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uFEFF", "\uFEFF ", "[", "a{", "!{", "a\uFEFF{"})
  void looksLikeJson_anotherFirstCharacter_isFalse(String text) {
    assertThat(body(null, bytes(text)).looksLikeJson()).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Jackson tells the encodings of Unicode apart by the bytes, and ASCII is part of UTF-8. */
  @ParameterizedTest
  @CsvSource({
    ", UTF-8, true",
    "text/html, UTF-8, true",
    "text/html; charset=utf-8, UTF-8, true",
    "text/html; charset=us-ascii, UTF-8, true",
    "application/json; charset=utf-16, UTF-16LE, true",
    "application/json; charset=utf-32, UTF-32BE, true",
    "text/html; charset=iso-8859-1, ISO-8859-1, false",
    "text/html; charset=windows-1252, windows-1252, false"
  })
  void parser_ofEachCharset_readsTheText(
      @Nullable String contentType, Charset sent, boolean byTheBytes) throws IOException {
    for (int length : new int[] {1, 10_000}) {
      String text = "é".repeat(length);
      PeekedBody body = body(contentType, ("{\"a\":\"" + text + "\"}").getBytes(sent));

      assertThat(body.charset()).isEqualTo(byTheBytes ? null : sent);
      try (JsonParser parser = body.parser(new JsonFactory())) {
        parser.nextToken();
        assertThat(parser.nextFieldName()).isEqualTo("a");
        assertThat(parser.nextTextValue()).isEqualTo(text);
      }
    }
  }

  @Test
  void failureOfReading_hasThatOfClosingAsSuppressed() {
    IOException reading = new IOException("reading");
    IOException closing = new IOException("closing");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw reading;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw reading;
          }

          @Override
          public void close() throws IOException {
            throw closing;
          }
        };

    assertThatExceptionOfType(MmfTransportException.class)
        .isThrownBy(() -> PeekedBody.of(response(Map.of(), broken)))
        .withCause(reading);
    assertThat(reading.getSuppressed()).containsExactly(closing);
  }
}
