package io.github.mmfapi.oauth1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on a free loopback port that keeps what it receives, byte for byte. */
public final class TestServer implements AutoCloseable {

  private final HttpServer server;
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

  private TestServer(HttpServer server) {
    this.server = server;
  }

  /** A response; the body is sent as UTF-8. */
  public record CannedResponse(int status, String contentType, String body, List<String> headers) {
    /** Creates a response with further headers, each as {@code name: value}. */
    public static CannedResponse of(
        int status, String contentType, String body, String... headers) {
      return new CannedResponse(status, contentType, body, List.of(headers));
    }
  }

  public static TestServer start(Function<ReceivedRequest, CannedResponse> responses)
      throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    TestServer testServer = new TestServer(server);
    server.createContext("/", exchange -> testServer.handle(exchange, responses));
    server.start();
    return testServer;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<ReceivedRequest> received() {
    return received;
  }

  public ReceivedRequest onlyRequest() {
    if (received.size() != 1) {
      throw new AssertionError("Expected one request, got " + received.size());
    }
    return received.get(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange, Function<ReceivedRequest, CannedResponse> responses)
      throws IOException {
    try (exchange) {
      ReceivedRequest request =
          new ReceivedRequest(
              exchange.getRequestMethod(),
              "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      CannedResponse response = responses.apply(request);
      exchange.getResponseHeaders().set("Content-Type", response.contentType());
      for (String header : response.headers()) {
        int colon = header.indexOf(':');
        String name = header.substring(0, colon);
        String value = header.substring(colon + 1).strip();
        if (name.equals("WWW-Authenticate")) {
          exchange.getResponseHeaders().add(name, value);
        } else {
          exchange.getResponseHeaders().set(name, value);
        }
      }
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
