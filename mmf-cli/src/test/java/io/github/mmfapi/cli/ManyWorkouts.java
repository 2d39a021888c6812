package io.github.mmfapi.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A server with many workouts, newest first, which it makes when they are asked for. As a program
 * it runs until it is killed: {@code ManyWorkouts ROWS HOME} prints its base URL, and stores a
 * login in the folder HOME.
 */
final class ManyWorkouts implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger rows;
  private volatile int refusedFrom = Integer.MAX_VALUE;
  private volatile IntConsumer beforePage = start -> {};

  ManyWorkouts(int rows) throws IOException {
    this.rows = new AtomicInteger(rows);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/3.1/users/get_user", exchange -> send(exchange, user()));
    server.createContext("/3.1/workouts/get_workouts", this::page);
    server.start();
  }

  public static void main(String[] arguments) throws IOException {
    ManyWorkouts server = new ManyWorkouts(Integer.parseInt(arguments[0]));
    LoggedIn.at(server.baseUrl(), Path.of(arguments[1]));
    System.out.println(server.baseUrl());
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1");
  }

  /** Sets what is done with the start_record of a page before it is sent. */
  void beforePage(IntConsumer action) {
    beforePage = action;
  }

  /** Refuses pages from a start_record on. */
  void refuseFrom(int start) {
    refusedFrom = start;
  }

  /** Adds workouts, which are the newest. */
  void add(int number) {
    rows.addAndGet(number);
  }

  /** Deletes the newest workouts. */
  void deleteNewest(int number) {
    rows.addAndGet(-number);
  }

  private static String user() {
    return envelope("{\"user\":{\"user_id\":\"7\",\"username\":\"runner\"}}");
  }

  private static String envelope(String output) {
    return "{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}";
  }

  private void page(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    int start = Integer.parseInt(query.getOrDefault("start_record", "0"));
    int limit = Integer.parseInt(query.getOrDefault("limit", "25"));
    beforePage.accept(start);
    if (start >= refusedFrom) {
      send(exchange, "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"refused\"]}}");
      return;
    }
    int count = rows.get();
    StringBuilder list = new StringBuilder();
    for (int i = start; i < Math.min(count, start + limit); i++) {
      list.append(list.length() == 0 ? "" : ",").append(row(count - i));
    }
    send(exchange, envelope("{\"count\":\"" + count + "\",\"workouts\":[" + list + "]}"));
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      parameters.put(
          parameter.substring(0, equals),
          URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** Returns the workout of a number; the first has number 1. */
  private static String row(int number) {
    return "{\"workout_id\":\""
        + (222_000_000 + number)
        + "\",\"workout_key\":\""
        + (401_135_834_980_000_000L + number)
        + "\",\"workout_date\":\"2013-01-16\",\"workout_description\":\"Run, no. "
        + number
        + "\",\"distance\":\"3.1\",\"time_taken\":\"1800\",\"notes\":\"two\\nlines\"}";
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
