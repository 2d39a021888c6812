package io.github.mmfapi.client.faults;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Responds to each connection with the bytes that a test gives, well-formed or not. */
final class RawServer implements AutoCloseable {
  /** Writes to the client and leaves the connection in the state that the test is about. */
  @FunctionalInterface
  interface Script {
    void answer(Socket client, OutputStream out) throws Exception;
  }

  private final ServerSocket listening;
  private final AtomicInteger served = new AtomicInteger();

  private RawServer(ServerSocket listening) {
    this.listening = listening;
  }

  static RawServer start(Script script) throws IOException {
    RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(() -> server.serve(script), "raw-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private void serve(Script script) {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        readRequest(client);
        served.incrementAndGet();
        script.answer(client, client.getOutputStream());
      } catch (Exception e) {
        // The client may close the connection because of what it is served; the test checks the
        // client.
        if (listening.isClosed()) {
          return;
        }
      }
    }
  }

  /** Reads up to the end of the headers; otherwise the client would fail to send its request. */
  private static void readRequest(Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = client.getInputStream().read();
      if (read < 0) {
        return;
      }
      head.append((char) read);
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/3.1";
  }

  /** {@return a client of this server that waits half a second for each byte} */
  MmfClientBuilder client() {
    return MmfClient.builder()
        .baseUrl(baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .readTimeout(Duration.ofMillis(500));
  }

  int served() {
    return served.get();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] head(String more) {
    return ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + more + "\r\n\r\n");
  }

  /** Ends a connection as a crash does, with RST. */
  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
