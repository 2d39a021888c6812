package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Response;
import io.github.mmfapi.client.error.MmfResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit with the values around it; and however a body ends, it is closed. */
class ResponseLimitTest {
  private static final int MOST = 10;

  private final AtomicInteger closed = new AtomicInteger();

  private Response response(int status, byte[] body, @Nullable Integer announced) {
    return new ResponseLimit(MOST)
        .apply(Exchanges.GET, Exchanges.response(status, body, announced, closed));
  }

  /** The last column is the number of bytes that are read, negative if the response is refused. */
  @ParameterizedTest
  @CsvSource({
    "200, 0, 0",
    "200, 9, 9",
    "200, 10, 10",
    "200, 11, -1",
    "200, 9999, -1",
    "299, 11, -1",
    "199, 11, 10",
    "300, 11, 10",
    "500, 9, 9",
    "500, 10, 10",
    "500, 11, 10",
    "500, 9999, 10"
  })
  void bytes_upToTheLimit_areRead(int status, int bytes, int read) throws IOException {
    for (Integer announced : new Integer[] {null, bytes}) {
      closed.set(0);
      Response.Body body = response(status, new byte[bytes], announced).body();
      assertThat(body.length()).isEqualTo(announced);
      InputStream in = body.asInputStream();
      byte[] buffer = new byte[20_000];
      int count = 0;
      Throwable thrown = null;
      try {
        // At once, and then what may be left.
        for (int more = 0; more >= 0; more = in.read(buffer, count, buffer.length - count)) {
          count += more;
        }
      } catch (MmfResponseException e) {
        thrown = e;
      }

      assertThat(thrown != null).as("refused: %s", thrown).isEqualTo(read < 0);
      if (thrown == null) {
        assertThat(count).isEqualTo(read);
      } else {
        assertThat(thrown).hasMessageContaining("more than " + MOST + " bytes");
      }
      body.close();
      assertThat(closed).hasPositiveValue();
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "200, 1", "200, 9", "200, 10", "500, 0", "500, 10"})
  void body_closedAfterSomeBytes_isClosedBelow(int status, int read) throws IOException {
    Response.Body body = response(status, new byte[9999], null).body();
    if (read > 0) {
      assertThat(body.asInputStream().readNBytes(read)).hasSize(read);
    }
    assertThat(closed).hasValue(0);
    body.close();
    assertThat(closed).hasValue(1);
    assertThat(catchThrowable(body::close)).as("closed again").isNull();
  }

  /** As a byte, not as the end: bytes above 127 are negative in Java. */
  @Test
  void bytes_readOneByOne_areThoseOfTheBody() throws IOException {
    byte[] bytes = {0, 1, 127, -128, -1, 2, 3, 4, 5, 6};
    InputStream in = response(200, bytes, null).body().asInputStream();
    for (byte expected : bytes) {
      assertThat(in.read()).isEqualTo(expected & 0xFF);
    }
    assertThat(in.read()).isEqualTo(-1);
  }
}
