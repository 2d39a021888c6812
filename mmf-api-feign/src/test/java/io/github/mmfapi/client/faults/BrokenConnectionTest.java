package io.github.mmfapi.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that break at different points of the response, on a real socket. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenConnectionTest {
  private static final byte[] USER = Recorded.GET_USER.getBytes(StandardCharsets.UTF_8);

  private static Throwable failureOf(RawServer.Script script) throws IOException {
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      return catchThrowable(() -> client.users().getUser());
    }
  }

  private static long userIdFrom(RawServer.Script script) throws IOException {
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      return client.users().getUser().user().userId();
    }
  }

  private static byte[] whole() {
    return RawServer.head("Content-Length: " + USER.length);
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static void assertTransportError(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfTransportException.class,
            lost -> {
              assertThat(lost).hasMessageStartingWith("GET users/get_user ");
              assertThat(lost.outcomeUnknown()).as("a read changes nothing").isFalse();
            });
  }

  @Test
  void resetBeforeTheResponse_isATransportError() throws Exception {
    assertTransportError(failureOf((client, out) -> RawServer.reset(client)));
  }

  @Test
  void resetInTheHead_isATransportError() throws Exception {
    assertTransportError(
        failureOf(
            (client, out) -> {
              out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Ty"));
              RawServer.reset(client);
            }));
  }

  @Test
  void resetInTheMiddleOfTheBody_isATransportError() throws Exception {
    assertTransportError(
        failureOf(
            (client, out) -> {
              out.write(whole());
              out.write(half(USER));
              RawServer.reset(client);
            }));
  }

  @Test
  void closedAfterTheResponse_isRead_andTheNextCallReconnects() throws Exception {
    RawServer.Script script =
        (client, out) -> {
          out.write(whole());
          out.write(USER);
        };
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      assertThat(client.users().getUser().user().userId()).isEqualTo(Recorded.USER_ID);
      assertThat(client.users().getUser().user().userId()).isEqualTo(Recorded.USER_ID);
      assertThat(server.served()).isEqualTo(2);
    }
  }

  @Test
  void resetAfterTheResponseWasRead_nextCallReconnects() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch reset = new CountDownLatch(1);
    RawServer.Script script =
        (client, out) -> {
          out.write(whole());
          out.write(USER);
          read.await();
          RawServer.reset(client);
          reset.countDown();
        };
    try (RawServer server = RawServer.start(script);
        MmfClient client = server.client().build()) {
      assertThat(client.users().getUser().user().userId()).isEqualTo(Recorded.USER_ID);
      read.countDown();
      reset.await();

      assertThat(client.users().getUser().user().userId()).isEqualTo(Recorded.USER_ID);
      assertThat(server.served()).isEqualTo(2);
    }
  }

  @Test
  void resetRightAfterTheResponse_isTheResponseOrATransportError() throws Exception {
    AtomicReference<Long> userId = new AtomicReference<>();
    RawServer.Script script =
        (client, out) -> {
          out.write(whole());
          out.write(USER);
          RawServer.reset(client);
        };
    Throwable thrown = catchThrowable(() -> userId.set(userIdFrom(script)));

    // RST may discard what the kernel has received and the client has not yet read.
    if (thrown == null) {
      assertThat(userId).hasValue(Recorded.USER_ID);
    } else {
      assertTransportError(thrown);
    }
  }

  @Test
  void chunksThatBreakOff_areATransportError() throws Exception {
    assertTransportError(
        failureOf(
            (client, out) -> {
              out.write(RawServer.head("Transfer-Encoding: chunked"));
              out.write(RawServer.ascii(Integer.toHexString(USER.length) + "\r\n"));
              out.write(half(USER));
            }));
  }

  @Test
  void chunkWithoutASize_isATransportError() throws Exception {
    assertTransportError(
        failureOf(
            (client, out) -> {
              out.write(RawServer.head("Transfer-Encoding: chunked"));
              out.write(RawServer.ascii("zzz\r\n"));
              out.write(USER);
            }));
  }

  @Test
  void gzip_isUncompressed() throws Exception {
    byte[] zipped = Gzipped.of(Recorded.GET_USER);
    assertThat(
            userIdFrom(
                (client, out) -> {
                  out.write(
                      RawServer.head("Content-Encoding: gzip\r\nContent-Length: " + zipped.length));
                  out.write(zipped);
                }))
        .isEqualTo(Recorded.USER_ID);
  }

  @Test
  void contentThatIsNotGzip_isATypedError() throws Exception {
    assertThat(
            failureOf(
                (client, out) -> {
                  out.write(
                      RawServer.head("Content-Encoding: gzip\r\nContent-Length: " + USER.length));
                  out.write(USER);
                }))
        .isInstanceOf(MmfException.class)
        .hasMessageStartingWith("GET users/get_user ");
  }

  @Test
  void endlessErrorPage_isReadUpToALimit() throws Exception {
    byte[] page = new byte[1 << 16];
    Arrays.fill(page, (byte) 'x');
    Throwable thrown =
        failureOf(
            (client, out) -> {
              out.write(RawServer.ascii("HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n\r\n"));
              // Endless: it stops when the client closes the connection.
              while (!client.isClosed()) {
                out.write(page);
              }
            });

    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfServerException.class,
            failed -> assertThat(failed.bodyExcerpt()).hasSizeLessThan(600));
  }
}
