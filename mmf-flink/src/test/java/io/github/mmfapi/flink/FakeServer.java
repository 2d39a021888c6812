package io.github.mmfapi.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves the workouts of generated members, in a JVM of its own: {@code main} prints its base URL.
 * Some calls fail, and the lists of some members change while they are read. Does not verify
 * signatures: the token says which member calls.
 */
final class FakeServer implements AutoCloseable {
  static final String REFUSED =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"API Authentication failed for this"
          + " Service. Bad API Key or Invalid User.\"]}}";

  private final HttpServer server;
  private final ScheduledExecutorService delays = Executors.newScheduledThreadPool(2);
  private final Map<String, FakeList> lists = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong firstCall = new AtomicLong();
  private final AtomicLong lastCall = new AtomicLong();
  private final int failPerMille;
  private final long latencyMillis;
  private final boolean changes;
  volatile boolean isDown;

  FakeServer(int failPerMille, long latencyMillis, boolean changes) throws IOException {
    this.failPerMille = failPerMille;
    this.latencyMillis = latencyMillis;
    this.changes = changes;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/3.1/", this::handle);
    server.start();
  }

  /** Arguments: failures per thousand calls, milliseconds per call, whether lists change. */
  public static void main(String[] arguments) throws Exception {
    FakeServer server =
        new FakeServer(
            Integer.parseInt(arguments[0]),
            Long.parseLong(arguments[1]),
            Boolean.parseBoolean(arguments[2]));
    System.out.println(server.baseUrl());
    // Ends with the JVM that started it, which closes this stream.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** Returns how many calls the server at a base URL got. */
  static long calls(String baseUrl) throws IOException {
    try (InputStream body = URI.create(baseUrl + "/calls").toURL().openStream()) {
      return Long.parseLong(new String(body.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  /** Waits until the server at a base URL got that many calls. */
  static void awaitCalls(String baseUrl, long number) throws IOException, InterruptedException {
    while (calls(baseUrl) < number) {
      Thread.sleep(20);
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/3.1";
  }

  /** Returns the calls per second between the first and the last. */
  double callsPerSecond() {
    return (calls.get() - 1) / ((lastCall.get() - firstCall.get()) / 1e9);
  }

  long calls() {
    return calls.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/calls")) {
      respond(exchange, 200, Long.toString(calls.get()));
      return;
    }
    long number = calls.incrementAndGet();
    long now = System.nanoTime();
    firstCall.compareAndSet(0, now);
    lastCall.set(now);
    Runnable response =
        () -> {
          try {
            serve(exchange, number);
          } catch (IOException e) {
            // The client went away: it was killed, or it cancelled the call.
            exchange.close();
          }
        };
    if (latencyMillis == 0) {
      response.run();
    } else {
      var unused = delays.schedule(response, latencyMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void serve(HttpExchange exchange, long number) throws IOException {
    // A multiplicative hash, so that each run fails at the same numbers.
    if (isDown || ((number * 2_654_435_761L) >>> 8) % 1_000 < failPerMille) {
      if (number % 3 == 0 && !isDown) {
        exchange.close();
      } else {
        respond(exchange, number % 3 == 1 ? 503 : 500, "busy");
      }
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String member = query.getOrDefault("oauth_token", "").replaceFirst("^t-", "");
    if (exchange.getRequestURI().getPath().endsWith("/users/get_user")) {
      respond(exchange, 200, FakeList.user(member));
    } else if (FakeList.isRefused(member)) {
      respond(exchange, 401, REFUSED);
    } else {
      int start = Integer.parseInt(query.getOrDefault("start_record", "0"));
      int limit = Integer.parseInt(query.getOrDefault("limit", "25"));
      boolean routes = exchange.getRequestURI().getPath().endsWith("/search_routes");
      String owner = routes ? "m" + query.get("user_id") : member;
      FakeList list = lists.computeIfAbsent(owner, key -> new FakeList(key, changes));
      respond(exchange, 200, list.page(start, limit, routes));
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return query;
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    delays.shutdownNow();
  }
}
