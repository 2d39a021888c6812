package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections of clients that are no browser, or a slow one, and the end of all of them. Takes more
 * than 10 s: two tests wait for the five seconds that a client has for its request.
 */
@Timeout(60)
class LoopbackConnectionsTest {

  private static final TemporaryCredentials EXPECTED = TemporaryCredentials.of("own", "secret");
  private static final String OWN = "?oauth_token=own&oauth_verifier=5891";

  private final Set<Thread> before = threads();
  private final LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start(0);
  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    // First, because the receiver waits a second for clients that have not read their page.
    for (Socket client : clients) {
      client.close();
    }
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Host: evil.example, 421",
    "Host: evil.example:PORT, 421",
    "Host: 127.0.0.1:1, 421",
    "Host: 127.0.0.1, 421",
    "Host: 127.0.0.1.evil.example:PORT, 421",
    "Host:, 421",
    "X-Host: 127.0.0.1:PORT, 400",
    "'Host: 127.0.0.1:PORT\r\nHost: evil.example', 400"
  })
  void request_anotherHost_isRefusedAndDoesNotCount(String host, int status) throws IOException {
    assertThat(response("GET /" + OWN + " HTTP/1.1", host)).startsWith("HTTP/1.1 " + status + " ");
    assertThat(response("GET /?denied=own HTTP/1.1", host)).startsWith("HTTP/1.1 " + status + " ");
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO))
        .satisfies(e -> assertThat(e.foreignCallbacks()).isZero());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Host: 127.0.0.1:PORT", "host:localhost:PORT", "A: b\r\nHOST:\tLocalHost:PORT "})
  void request_ownHost_counts(String host) throws IOException {
    assertThat(response("GET /" + OWN + " HTTP/1.1", host)).startsWith("HTTP/1.1 200 ");
    assertThat(receiver.await(EXPECTED, Duration.ZERO).verifier()).isEqualTo("5891");
  }

  @Test
  @Timeout(30)
  void browser_besideManySlowClients_isServedAtOnce() throws IOException {
    for (int i = 0; i < 60; i++) {
      connect().getOutputStream().write('G');
    }
    long start = System.nanoTime();
    assertThat(response("GET /" + OWN + " HTTP/1.1", "Host: 127.0.0.1:PORT"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  @Timeout(10)
  void problemOfManySecretWords_isShownWithoutDelay() throws IOException {
    String query = "?oauth_token=foreign&oauth_problem=" + "token".repeat(400);
    assertThat(response("GET /" + query + " HTTP/1.1", "Host: 127.0.0.1:PORT"))
        .startsWith("HTTP/1.1 200 ");
  }

  /** More than the receiver keeps: it closes the oldest, never the browser's. */
  @Test
  void browser_besideTooManyClients_isServed() throws IOException {
    for (int i = 0; i < 127; i++) {
      connect();
    }
    assertThat(response("GET /" + OWN + " HTTP/1.1", "Host: 127.0.0.1:PORT"))
        .startsWith("HTTP/1.1 200 ");
    for (Socket client : List.of(clients.get(0), clients.get(126))) {
      assertThat(isOpen(client)).as("128 connections").isTrue();
    }
    for (int i = 0; i < 10; i++) {
      connect();
    }
    assertThat(response("GET /" + OWN + " HTTP/1.1", "Host: 127.0.0.1:PORT"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(isOpen(clients.get(0))).as("the oldest").isFalse();
    assertThat(isOpen(clients.get(clients.size() - 2))).as("the newest").isTrue();
  }

  /** Returns whether the other end has not closed a connection; waits a moment for that. */
  private static boolean isOpen(Socket client) throws IOException {
    client.setSoTimeout(200);
    try {
      return client.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  @Test
  @Tag("slow")
  void clientsThatSendAByteNowAndThen_areAnsweredInBoundedTime() throws Exception {
    CountDownLatch answered = new CountDownLatch(9);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Socket client = connect();
      answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                String answer = read(client);
                answered.countDown();
                return answer;
              },
              task -> new Thread(task).start()));
    }
    long start = System.nanoTime();
    do {
      for (Socket client : clients) {
        trickle(client);
      }
    } while (!answered.await(500, TimeUnit.MILLISECONDS));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    assertThat(answers).allSatisfy(a -> assertThat(a.join()).startsWith("HTTP/1.1 408 "));
  }

  @Test
  @Tag("slow")
  void connectionWithoutAnyByte_isClosedWithoutAnAnswer() throws IOException {
    // Browsers open such connections in advance.
    assertThat(read(connect())).isEmpty();
  }

  @Test
  void requestInPieces_isServed() throws IOException {
    Socket client = connect();
    String request = "\r\nGET /" + OWN + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\n\r\n";
    for (byte next : request.getBytes(StandardCharsets.US_ASCII)) {
      client.getOutputStream().write(next);
    }
    assertThat(read(client)).startsWith("HTTP/1.1 200 ").endsWith("</html>\n");
  }

  @Test
  void requestWithTooLongAHead_isRefused() throws IOException {
    assertThat(response("GET / HTTP/1.1", "Host: 127.0.0.1:PORT\r\nA: " + "a".repeat(40_000)))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void close_withOpenConnections_endsAllThreadsAndFreesThePort() throws IOException {
    for (int i = 0; i < 12; i++) {
      connect().getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    response("GET /" + OWN + " HTTP/1.1", "Host: 127.0.0.1:PORT");
    int port = port();
    long start = System.nanoTime();
    receiver.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    for (Socket client : clients) {
      assertThat(isOpen(client)).isFalse();
    }
    Set<Thread> left = threads();
    left.removeAll(before);
    assertThat(left).isEmpty();
    LoopbackCallbackReceiver.start(port).close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("oauth1-callback"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private int port() {
    return receiver.callbackUri().getPort();
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port());
    client.setSoTimeout(20_000);
    clients.add(client);
    return client;
  }

  private String response(String line, String headers) throws IOException {
    Socket client = connect();
    String head = line + "\r\n" + headers.replace("PORT", Integer.toString(port())) + "\r\n\r\n";
    client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return read(client);
  }

  private static String read(Socket client) {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void trickle(Socket client) throws IOException {
    try {
      client.getOutputStream().write('a');
    } catch (SocketException e) {
      assertThat(client.getInputStream().read()).as("the connection has ended").isNegative();
    }
  }
}
