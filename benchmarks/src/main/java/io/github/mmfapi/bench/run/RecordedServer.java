package io.github.mmfapi.bench.run;

import io.github.mmfapi.bench.decode.Bodies;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Responds to every request with the recorded user. The server is minimal, so that mainly the
 * clients are measured. Paths below {@code /slow} respond with a delay.
 */
public final class RecordedServer {
  private static final int SLOW_MILLIS = 4000;
  private static final byte[] RESPONSE = response(Bodies.user());

  private RecordedServer() {}

  /** Serves until the process is ended. The first line of output is its address. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
      System.out.println("http://127.0.0.1:" + server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(null, () -> serve(socket), "connection", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (String line = requestLine(in); line != null; line = requestLine(in)) {
        if (line.startsWith("GET /slow")) {
          Thread.sleep(SLOW_MILLIS);
        }
        out.write(RESPONSE);
      }
    } catch (SocketException | InterruptedException e) {
      // The client disconnected or the process ends, so no response is possible.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads the head of a request, which has no body here; null at the end of the connection. */
  private static String requestLine(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      int length = head.length();
      if (c == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
        return head.substring(0, head.indexOf("\r"));
      }
    }
    return null;
  }

  private static byte[] response(byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] response = new byte[start.length + body.length];
    System.arraycopy(start, 0, response, 0, start.length);
    System.arraycopy(body, 0, response, start.length, body.length);
    return response;
  }
}
