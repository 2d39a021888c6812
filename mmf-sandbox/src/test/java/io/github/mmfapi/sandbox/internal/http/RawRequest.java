package io.github.mmfapi.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** An HTTP/1.1 request with any headers, also those that HTTP clients refuse to set. */
record RawRequest(String line, List<String> headers, byte[] body) {
  /** A response: the status, the headers in lowercase, and the body. */
  record Answer(int status, String headers, String body) {}

  static RawRequest of(String line, String... headers) {
    return new RawRequest(line, List.of(headers), new byte[0]);
  }

  RawRequest with(byte[] bytes) {
    return new RawRequest(line, headers, bytes);
  }

  Answer sendTo(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      write(socket.getOutputStream());
      String text = new String(readAll(socket), StandardCharsets.UTF_8);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("no response: " + text);
      }
      return new Answer(
          Integer.parseInt(text.substring(9, 12)),
          text.substring(0, end).toLowerCase(Locale.ROOT),
          text.substring(end + 4));
    }
  }

  private void write(OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    boolean chunked = headers.contains("Transfer-Encoding: chunked");
    if (body.length > 0 && !chunked) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    try {
      out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      if (chunked) {
        out.write((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      out.write(body);
      if (chunked) {
        out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
    } catch (SocketException refusedBeforeTheEnd) {
      // The response was sent before the whole body was read.
    }
  }

  private static byte[] readAll(Socket socket) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        read.write(buffer, 0, n);
      }
    } catch (SocketException resetAfterTheResponse) {
      // The server closes the connection without reading the rest of the body.
    }
    return read.toByteArray();
  }
}
