package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body gives its connection back whatever its length, and its buffer once. */
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
    return Response.builder()
        .status(200)
        .headers(Map.of())
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
}
