package io.github.mmfapi.oauth1;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Passes a callback on and answers the browser. */
final class CallbackHandler implements HttpHandler {

  private final String path;
  private final CallbackInbox inbox;

  CallbackHandler(String path, CallbackInbox inbox) {
    this.path = path;
    this.inbox = inbox;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!path.equals(exchange.getRequestURI().getRawPath())) {
        send(exchange, CallbackPage.notFound());
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, CallbackPage.methodNotAllowed());
      } else {
        receive(exchange, Arrival.of(exchange.getRequestURI().getRawQuery()));
      }
    }
  }

  private void receive(HttpExchange exchange, @Nullable Arrival arrival) throws IOException {
    if (arrival == null) {
      send(exchange, CallbackPage.notACallback());
      return;
    }
    CallbackPage page = page(arrival);
    // First, so that what the browser brought counts even if it does not stay for the page.
    inbox.deliver(arrival);
    send(exchange, page);
  }

  private CallbackPage page(Arrival arrival) {
    if (inbox.isForeign(arrival)) {
      return CallbackPage.foreign();
    }
    return arrival.isDenial() ? CallbackPage.denied(arrival.problem()) : CallbackPage.received();
  }

  private static void send(HttpExchange exchange, CallbackPage page) throws IOException {
    byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", "default-src 'none'");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(page.status(), head ? -1 : html.length);
    if (!head) {
      exchange.getResponseBody().write(html);
    }
  }
}
