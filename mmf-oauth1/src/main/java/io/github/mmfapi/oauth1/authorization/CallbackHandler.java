package io.github.mmfapi.oauth1.authorization;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes a callback on and chooses the page for the browser. */
final class CallbackHandler {

  private static final int HTTP_PORT = 80;

  private final String path;
  private final CallbackInbox inbox;

  CallbackHandler(String path, CallbackInbox inbox) {
    this.path = path;
    this.inbox = inbox;
  }

  /**
   * Handles a request.
   *
   * @param request the request, null if it is not one of HTTP/1
   * @param port the port that it came to
   */
  CallbackPage handle(@Nullable CallbackRequest request, int port) {
    if (request == null || request.hosts().size() != 1) {
      return CallbackPage.notACallback();
    }
    // Another name means that a page elsewhere has its own name resolved to this computer (DNS
    // rebinding), and could read the response.
    if (!isOurs(request.hosts(), port)) {
      return CallbackPage.misdirected();
    }
    if (!path.equals(request.path())) {
      return CallbackPage.notFound();
    }
    if (!request.method().equals("GET")) {
      return CallbackPage.methodNotAllowed();
    }
    CallbackQuery received = CallbackQuery.of(request.query());
    if (received == null) {
      return CallbackPage.notACallback();
    }
    // Before it is delivered: the wait may end with it.
    CallbackQuery query = inbox.masked(received);
    // Delivered before the page is sent: the callback counts even if the browser disconnects.
    return switch (inbox.deliver(query)) {
      case FOREIGN -> CallbackPage.foreign();
      case REMEMBERED -> CallbackPage.deniedUnnamed(query.problem());
      case KEPT ->
          query.isDenial() ? CallbackPage.denied(query.problem()) : CallbackPage.received();
    };
  }

  private static boolean isOurs(List<String> hosts, int port) {
    for (String name : Set.of("127.0.0.1", "localhost")) {
      if (hosts.contains(name + ":" + port) || (port == HTTP_PORT && hosts.contains(name))) {
        return true;
      }
    }
    return false;
  }
}
