package io.github.mmfapi.contract.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Verifies a request, forwards it, records it and returns the response. */
final class ProxyHandler implements HttpHandler {
  /** Headers that belong to a connection, or to the form in which the body was sent. */
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "date",
          "keep-alive",
          "server",
          "transfer-encoding",
          ":status");

  private static final int REDIRECT = 302;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_LARGE = 413;
  private static final int MISDIRECTED = 421;
  private static final int BAD_GATEWAY = 502;

  private final String authority;
  private final TokenMap tokens;
  private final OAuth1Verifier verifier;
  private final ServerSide server;
  private final RecordingFolder folder;
  private final SpecDepartures departures = new SpecDepartures();
  private final Consumer<ProxiedCall> listener;

  ProxyHandler(
      String authority,
      TokenMap tokens,
      ServerSide server,
      RecordingFolder folder,
      Consumer<ProxiedCall> listener) {
    this.authority = authority;
    this.tokens = tokens;
    this.verifier = OAuth1Verifier.builder().credentials(tokens).build();
    this.server = server;
    this.folder = folder;
    this.listener = listener;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ReceivedCall call = ReceivedCall.read(exchange, host(exchange));
      if (call.isTooLarge()) {
        refuse(exchange, call, TOO_LARGE, "its body has more than 32 MB");
      } else if (!isOurs(exchange)) {
        refuse(exchange, call, MISDIRECTED, "its Host is not " + authority);
      } else if (call.path().equals(ReceivedCall.AUTHORIZE)) {
        redirect(exchange, call);
      } else {
        forward(exchange, call);
      }
    }
  }

  /** Returns the name by which the client called: it has signed it. */
  private String host(HttpExchange exchange) {
    return isOurs(exchange) ? exchange.getRequestHeaders().getFirst("Host") : authority;
  }

  private boolean isOurs(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String port = authority.substring(authority.indexOf(':'));
    return host != null
        && (host.equals(authority) || host.toLowerCase(Locale.ROOT).equals("localhost" + port));
  }

  /** Sends the browser of the user to the page of the server; passwords do not come here. */
  private void redirect(HttpExchange exchange, ReceivedCall call) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Location", server.authorizationPage(exchange.getRequestURI().getRawQuery()));
    exchange.sendResponseHeaders(REDIRECT, -1);
    listener.accept(
        new ProxiedCall(
            call.method(),
            call.path(),
            REDIRECT,
            List.of(),
            "redirected to the page; not recorded"));
  }

  private void forward(HttpExchange exchange, ReceivedCall call) throws IOException {
    VerifiedRequest verified;
    try {
      verified = verifier.verify(call.request(), call.body());
    } catch (OAuth1RefusedException e) {
      refuse(exchange, call, UNAUTHORIZED, "its signature is refused: " + e.getMessage());
      return;
    }
    HttpResponse<byte[]> response;
    try {
      response = server.send(call, verified, tokens.real(verified.token()));
    } catch (IOException e) {
      String name = e.getClass().getSimpleName();
      refuse(exchange, call, BAD_GATEWAY, "the server gave no response: " + name);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(exchange, call, BAD_GATEWAY, "the proxy was stopped");
      return;
    }
    byte[] body = forClient(call, response);
    report(call, response);
    respond(exchange, response, body);
  }

  private byte[] forClient(ReceivedCall call, HttpResponse<byte[]> response) {
    boolean temporary = call.path().equals(ReceivedCall.REQUEST_TOKEN);
    if (!temporary && !call.path().equals(ReceivedCall.ACCESS_TOKEN)) {
      return response.body();
    }
    String form = new String(response.body(), StandardCharsets.UTF_8);
    return tokens.issued(form, temporary).getBytes(StandardCharsets.UTF_8);
  }

  private void report(ReceivedCall call, HttpResponse<byte[]> response) {
    CallRecord passed =
        new CallRecord(
            call.method(),
            call.path(),
            call.query(),
            call.form(),
            call.isUpload(),
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(null),
            response.body());
    listener.accept(
        new ProxiedCall(
            call.method(),
            call.path(),
            response.statusCode(),
            departures.of(passed),
            record(call, passed)));
  }

  /** Records a call. Returns why it was not recorded; empty if it was. */
  private String record(ReceivedCall call, CallRecord passed) {
    if (departures.operation(call.method(), call.path()) == null) {
      return "not recorded: a replay needs an operation of the spec";
    }
    if (call.isUpload()) {
      return "not recorded: an upload";
    }
    try {
      folder.write(passed);
      return "";
    } catch (IOException | IllegalStateException e) {
      return "not recorded: " + e;
    }
  }

  private static void respond(HttpExchange exchange, HttpResponse<byte[]> response, byte[] body)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void refuse(HttpExchange exchange, ReceivedCall call, int status, String reason)
      throws IOException {
    byte[] text = ("mmf record: " + reason + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (status == UNAUTHORIZED) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "OAuth");
    }
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    listener.accept(new ProxiedCall(call.method(), call.path(), status, List.of(), reason));
  }
}
