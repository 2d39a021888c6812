package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection without the thread that serves it, so that being late needs no waiting. */
@Timeout(30)
class CallbackConnectionTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int LONGEST_REST = 64 * 1024;

  private final CallbackInbox inbox = new CallbackInbox(true);
  private Selector selector;
  private SocketChannel browser;
  private CallbackConnection connection;
  private int port;

  @BeforeEach
  void connect() throws IOException {
    selector = Selector.open();
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
      browser = SocketChannel.open(listening.getLocalAddress());
      connection =
          CallbackConnection.of(
              listening.accept(), selector, new CallbackHandler("/cb", inbox), port);
    }
  }

  @AfterEach
  void close() throws IOException {
    browser.close();
    connection.close();
    selector.close();
  }

  @Test
  void request_inPieces_isReadUntilItIsComplete() throws IOException {
    send("GET /cb?oauth_token=own&oauth_verifier=1 HTTP/1.1\r\n");
    assertThat(connection.isReading()).isTrue();
    send(host());
    assertThat(connection.isReading()).isTrue();
    send("\r\n");
    assertThat(connection.isReading()).isFalse();
    assertThat(connection.isClosed()).as("the browser has not closed").isFalse();
    assertThat(response()).startsWith("HTTP/1.1 200 ").endsWith("</html>\n");
    browser.close();
    proceed();
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void request_thatEndsEarly_isAnswered() throws IOException {
    send("GET /elsewhere HTTP/1.1\r\n" + host());
    browser.shutdownOutput();
    proceed();
    assertThat(response()).startsWith("HTTP/1.1 404 ");
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void head_isAnsweredWithoutABody() throws IOException {
    send("HEAD /cb HTTP/1.1\r\n" + host() + "\r\n");
    assertThat(response()).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n");
  }

  /** The request is as long as one may be, and one character longer. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void head_aroundTheLimit_isReadOrRefused(int more) throws IOException {
    String start = "GET /elsewhere HTTP/1.1\r\n" + host() + "A: ";
    // The last line feed is not kept: that is how the end is seen.
    String head = start + "a".repeat(LONGEST_HEAD + more - start.length() - 3) + "\r\n\r";
    send(head);
    send("\n");
    assertThat(response()).startsWith(more < 0 ? "HTTP/1.1 404 " : "HTTP/1.1 400 ");
  }

  @Test
  void lateRequest_isAnswered() throws IOException {
    send("GET /cb?oauth_token=own");
    long now = System.nanoTime();
    assertThat(connection.remaining(now)).isPositive().isLessThanOrEqualTo(5 * SECOND);
    connection.endIfLate(now + 4 * SECOND);
    assertThat(connection.isReading()).isTrue();
    connection.endIfLate(now + 5 * SECOND);
    assertThat(response()).startsWith("HTTP/1.1 408 ").endsWith("</html>\n");
    assertThat(connection.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n"})
  void lateConnectionWithoutARequest_isClosedWithoutAnAnswer(String sent) throws IOException {
    if (!sent.isEmpty()) {
      send(sent);
    }
    connection.endIfLate(System.nanoTime() + 4 * SECOND);
    assertThat(connection.isClosed()).isFalse();
    connection.endIfLate(System.nanoTime() + 5 * SECOND);
    assertThat(connection.isClosed()).isTrue();
    assertThat(response()).isEmpty();
  }

  /** Whoever has the page and does not close gets two seconds, from the page on. */
  @Test
  void lateEnd_isClosed() throws IOException {
    send("GET /cb HTTP/1.1\r\n" + host() + "\r\n");
    long now = System.nanoTime();
    assertThat(connection.remaining(now)).isPositive().isLessThanOrEqualTo(2 * SECOND);
    connection.endIfLate(now + SECOND);
    assertThat(connection.isClosed()).isFalse();
    connection.endIfLate(now + 2 * SECOND);
    assertThat(connection.isClosed()).isTrue();
    connection.endIfLate(now + 9 * SECOND);
    assertThat(response()).startsWith("HTTP/1.1 400 ").endsWith("</html>\n");
  }

  @Test
  void rest_isReadUpToItsLimit() throws IOException {
    send("POST /cb HTTP/1.1\r\n" + host() + "\r\n");
    for (int sent = 0; sent < LONGEST_REST; sent += 1024) {
      assertThat(connection.isClosed()).as("after %d bytes", sent).isFalse();
      send("b".repeat(1024));
    }
    assertThat(connection.isClosed()).isFalse();
    send("b");
    assertThat(connection.isClosed()).isTrue();
    assertThat(response()).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void brokenConnection_isClosed() throws IOException {
    send("GET /cb?oauth_token=own");
    browser.setOption(StandardSocketOptions.SO_LINGER, 0);
    browser.close();
    proceed();
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void callback_whoseBrowserIsGone_counts() throws IOException {
    browser.write(ascii("GET /cb?oauth_token=own&oauth_verifier=1 HTTP/1.1\r\n" + host() + "\r\n"));
    browser.close();
    proceed();
    TemporaryCredentials own = TemporaryCredentials.of("own", "secret");
    assertThat(inbox.await(own, Duration.ZERO).verifier()).isEqualTo("1");
  }

  private String host() {
    return "Host: 127.0.0.1:" + port + "\r\n";
  }

  /** Sends a text, and has the connection read it. */
  private void send(String text) throws IOException {
    ByteBuffer bytes = ascii(text);
    while (bytes.hasRemaining()) {
      browser.write(bytes);
    }
    proceed();
  }

  /** Waits until the connection can go on, and lets it. */
  private void proceed() throws IOException {
    selector.select(5_000);
    for (SelectionKey key : selector.selectedKeys()) {
      ((CallbackConnection) key.attachment()).proceed();
    }
    selector.selectedKeys().clear();
  }

  private String response() throws IOException {
    while (connection.isReading() && !connection.isClosed()) {
      proceed();
    }
    ByteBuffer received = ByteBuffer.allocate(10_000);
    while (browser.read(received) >= 0) {
      assertThat(received.hasRemaining()).isTrue();
    }
    return new String(received.array(), 0, received.position(), StandardCharsets.US_ASCII);
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
