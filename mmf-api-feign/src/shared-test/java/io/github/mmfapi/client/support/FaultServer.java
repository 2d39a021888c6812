package io.github.mmfapi.client.support;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on sockets that misbehaves as a test demands. */
public final class FaultServer implements AutoCloseable {
  /** A token for the clients that call it; it checks no signature. */
  public static final TokenCredentials TOKEN = TokenCredentials.of("token", "token-secret");

  /** What the server does with a request. */
  @FunctionalInterface
  public interface Action {
    void to(Socket socket, Received request) throws IOException, InterruptedException;
  }

  /** A request: its line and headers, and its body. */
  public record Received(String head, String body) {
    public String line() {
      return head.substring(0, head.indexOf('\r'));
    }

    public String header(String name) {
      return head.lines()
          .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(l -> l.substring(name.length() + 1).strip())
          .findFirst()
          .orElse(null);
    }
  }

  private final ServerSocket listening;
  private final Queue<Action> actions = new ArrayDeque<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Action otherwise = FaultServer::answerAsRecorded;

  public FaultServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port() + "/3.1";
  }

  /** Sets the action for every request that has no other. */
  public FaultServer always(Action action) {
    otherwise = action;
    return this;
  }

  /** Adds an action for the next request that has none. */
  public synchronized FaultServer once(Action action) {
    actions.add(action);
    return this;
  }

  public List<Received> received() {
    return received;
  }

  private synchronized Action next() {
    Action planned = actions.poll();
    return planned == null ? otherwise : planned;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        start(() -> serve(socket));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Received request = read(socket.getInputStream());
      if (request == null) {
        write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      received.add(request);
      next().to(socket, request);
    } catch (IOException e) {
      // The client closed the connection, which some tests expect.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one request; null if it is not HTTP, such as a TLS handshake. */
  private static Received read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int tail = 0;
    while (tail != 0x0D0A0D0A) {
      int b = in.read();
      if (b < 0 || (head.size() == 0 && (b < 'A' || b > 'Z'))) {
        return null;
      }
      head.write(b);
      tail = tail << 8 | b;
    }
    Received request = new Received(head.toString(StandardCharsets.US_ASCII), "");
    String length = request.header("Content-Length");
    byte[] body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
    return new Received(request.head(), new String(body, StandardCharsets.US_ASCII));
  }

  public static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  public static void answerAsRecorded(Socket socket, Received request)
      throws IOException, InterruptedException {
    String body =
        request.line().contains("create_workout")
            ? Recorded.CREATED
            : request.line().contains("get_user") ? Recorded.GET_USER : Recorded.NO_WORKOUTS;
    answer(200, "application/json", body).to(socket, request);
  }

  /** Responds; further headers are given as whole lines. */
  public static Action answer(int status, String type, String body, String... headers) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return (socket, request) ->
        write(
            socket,
            String.format(
                Locale.ROOT,
                "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s",
                status,
                type,
                length,
                more,
                body));
  }

  /** Responds with bytes and closes the connection; the head has all lines but the empty one. */
  public static Action bytes(String head, byte[] body) {
    return (socket, request) -> {
      write(socket, head + "\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(body);
    };
  }

  public static Action reset() {
    return (socket, request) -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  public static Action hangUp() {
    return (socket, request) -> socket.close();
  }

  public Action silence() {
    return (socket, request) -> closed.await();
  }

  public static Action half(String body) {
    return (socket, request) ->
        write(
            socket,
            String.format(
                Locale.ROOT,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
                body.length(),
                body.substring(0, body.length() / 2)));
  }

  /** Responds byte by byte, without end. */
  public Action trickle() {
    return (socket, request) -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{");
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        write(socket, " ");
      }
    };
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listening.close();
  }
}
