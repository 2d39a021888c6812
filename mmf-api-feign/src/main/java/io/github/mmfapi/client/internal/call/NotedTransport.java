package io.github.mmfapi.client.internal.call;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import feign.Util;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Notes at the scope of an attempt what the transport itself received, before the signing client
 * looks at the body. So the status is known, and the exchange can be aborted, while that still
 * waits for the body. {@link GuardedTransport} passes the scope in the context of the request,
 * because a request that is signed again is sent by another thread.
 */
final class NotedTransport implements AsyncClient<Object> {
  private final AsyncClient<Object> transport;

  NotedTransport(AsyncClient<Object> transport) {
    this.transport = transport;
  }

  /** A scope, and the context that the transport is to get. */
  private record Context(AttemptScope scope, Optional<Object> ofTransport) {}

  /** Returns the context of a request with the scope of its attempt. */
  static Optional<Object> context(AttemptScope scope, Optional<Object> ofTransport) {
    return Optional.of(new Context(scope, ofTransport));
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    Optional<Context> context =
        requestContext.filter(Context.class::isInstance).map(Context.class::cast);
    return context.isPresent()
        ? execute(request, options, context.get())
        : transport.execute(request, options, requestContext);
  }

  private CompletableFuture<Response> execute(
      Request request, Request.Options options, Context context) {
    AttemptScope scope = context.scope();
    scope.departs();
    CompletableFuture<Response> sent = transport.execute(request, options, context.ofTransport());
    scope.cancelWith(() -> sent.cancel(true));
    return sent.thenApply(
        response -> {
          scope.arrived(response);
          scope.cancelWith(() -> Util.ensureClosed(response));
          return response;
        });
  }
}
