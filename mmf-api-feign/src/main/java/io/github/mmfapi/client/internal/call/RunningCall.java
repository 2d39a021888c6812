package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.internal.http.HttpMethods;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** The call as its listeners see it, and the parameters that an exception may show. */
final class RunningCall implements MmfCall {
  private final Operation operation;
  private final Instant startedAt;
  private final Supplier<Map<String, String>> sent;

  RunningCall(Operation operation, Instant startedAt, Supplier<Map<String, String>> sent) {
    this.operation = operation;
    this.startedAt = startedAt;
    this.sent = sent;
  }

  @Override
  public String operation() {
    return operation.name();
  }

  @Override
  public String httpMethod() {
    return operation.httpMethod();
  }

  @Override
  public boolean isRead() {
    return HttpMethods.isRead(operation.httpMethod());
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns the parameters by name, with sensitive values masked. */
  Map<String, String> sent() {
    return sent.get();
  }

  /** Returns what an exception shows if no request was made. */
  FailedCall failed() {
    return FailedCall.of(operation.httpMethod(), operation.name());
  }

  /** Returns method and operation, such as {@code GET users/get_user}. */
  @Override
  public String toString() {
    return operation.httpMethod() + " " + operation.name();
  }
}
