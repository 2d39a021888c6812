package io.github.mmfapi.oauth1.authorization;

/** Passes a callback on and chooses the page for the browser. */
final class CallbackHandler {

  private final String path;
  private final CallbackInbox inbox;

  CallbackHandler(String path, CallbackInbox inbox) {
    this.path = path;
    this.inbox = inbox;
  }

  /** Handles a request, given the method and target of its first line. */
  CallbackPage handle(String method, String target) {
    int question = target.indexOf('?');
    if (!path.equals(question < 0 ? target : target.substring(0, question))) {
      return CallbackPage.notFound();
    }
    if (!method.equals("GET")) {
      return CallbackPage.methodNotAllowed();
    }
    CallbackQuery query = CallbackQuery.of(question < 0 ? null : target.substring(question + 1));
    if (query == null) {
      return CallbackPage.notACallback();
    }
    CallbackPage page = page(query);
    // Delivered before the page is sent: the callback counts even if the browser disconnects.
    inbox.deliver(query);
    return page;
  }

  private CallbackPage page(CallbackQuery query) {
    if (inbox.isForeign(query)) {
      return CallbackPage.foreign();
    }
    return query.isDenial() ? CallbackPage.denied(query.problem()) : CallbackPage.received();
  }
}
