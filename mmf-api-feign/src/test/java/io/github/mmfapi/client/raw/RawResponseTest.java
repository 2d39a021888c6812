package io.github.mmfapi.client.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawResponseTest {
  private static final int BUFFERED = 64 * 1024;

  /** Breaks off behind its bytes, and knows whether it was closed. */
  private static final class Body extends ByteArrayInputStream {
    private final boolean breaksOff;
    private boolean closed;

    Body(int length, boolean breaksOff) {
      super(new byte[length]);
      this.breaksOff = breaksOff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      int read = super.read(bytes, offset, length);
      if (read < 0 && breaksOff) {
        throw sneaky(new IOException("broken"));
      }
      return read;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Response response(InputStream body) {
    return response(body, null, Map.of());
  }

  private static Response response(
      InputStream body, @Nullable Integer announced, Map<String, Collection<String>> headers) {
    return Response.builder()
        .status(200)
        .headers(headers)
        .request(Request.create(HttpMethod.GET, "http://h/", Map.of(), (byte[]) null, null, null))
        .body(body, announced)
        .build();
  }

  @ParameterizedTest
  @CsvSource({"65535, 0", "65536, 65536", "65537, 65537"})
  void of_bodyOfAnAnnouncedLength_isReadAheadBelow64KiB(int length, int left) {
    Body body = new Body(length, false);

    try (RawResponse response = RawResponse.of(response(body, length, Map.of()))) {
      assertThat(body.available()).isEqualTo(left);
      assertThat(response.body().length()).hasValue(length);
    }
  }

  @Test
  void length_ofACodedBody_isUnknown() {
    Map<String, Collection<String>> coded = Map.of("content-encoding", List.of("br"));

    try (RawResponse response = RawResponse.of(response(new Body(3, false), 3, coded))) {
      assertThat(response.body().length()).isEmpty();
    }
  }

  /** The bytes are NUL, the lowest that there is. */
  @ParameterizedTest
  @CsvSource({"0, 0, true", "1, 0, false", "9, 10, true", "10, 10, true", "11, 10, false"})
  void text_upToTheLimit_isRead(int length, int limit, boolean isRead) {
    try (RawResponse response = RawResponse.of(response(new Body(length, false)))) {
      if (isRead) {
        assertThat(response.text(limit)).hasSize(length);
      } else {
        assertThatThrownBy(() -> response.text(limit))
            .isInstanceOf(MmfResponseException.class)
            .hasMessageContaining("more than " + limit + " bytes");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BUFFERED - 1})
  void of_bodyThatBreaksOff_isClosed(int length) {
    Body body = new Body(length, true);

    assertThatThrownBy(() -> RawResponse.of(response(body)))
        .isInstanceOf(MmfTransportException.class);
    assertThat(body.closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "65535, true", "65536, false", "65537, false"})
  void of_bodyThatIsShort_isClosedAtOnce(int length, boolean closed) throws IOException {
    Body body = new Body(length, false);

    try (RawResponse response = RawResponse.of(response(body))) {
      assertThat(body.closed).isEqualTo(closed);
      assertThat(response.body().stream().readAllBytes()).hasSize(length);
    }
    assertThat(body.closed).isTrue();
  }

  @Test
  void of_noBody_isEmpty() {
    Response none =
        Response.builder()
            .status(204)
            .headers(Map.of())
            .request(
                Request.create(HttpMethod.GET, "http://h/", Map.of(), (byte[]) null, null, null))
            .build();

    try (RawResponse response = RawResponse.of(none)) {
      assertThat(response.text()).isEmpty();
    }
  }
}
