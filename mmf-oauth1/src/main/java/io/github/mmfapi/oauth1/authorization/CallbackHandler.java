package io.github.mmfapi.oauth1.authorization;

/** Passes a callback on and decides what the browser is shown. */
final class CallbackHandler {

  private final String path;
  private final CallbackInbox inbox;

  CallbackHandler(String path, CallbackInbox inbox) {
    this.path = path;
    this.inbox = inbox;
  }

  /** Takes a request's method and target, as they stand in its first line. */
  CallbackPage answer(String method, String target) {
    int question = target.indexOf('?');
    if (!path.equals(question < 0 ? target : target.substring(0, question))) {
      return CallbackPage.notFound();
    }
    if (!method.equals("GET")) {
      return CallbackPage.methodNotAllowed();
    }
    CallbackQuery arrival = CallbackQuery.of(question < 0 ? null : target.substring(question + 1));
    if (arrival == null) {
      return CallbackPage.notACallback();
    }
    CallbackPage page = page(arrival);
    // Before the page is sent, so that what the browser brought counts even if it does not stay.
    inbox.deliver(arrival);
    return page;
  }

  private CallbackPage page(CallbackQuery arrival) {
    if (inbox.isForeign(arrival)) {
      return CallbackPage.foreign();
    }
    return arrival.isDenial() ? CallbackPage.denied(arrival.problem()) : CallbackPage.received();
  }
}
