package io.github.mmfapi.client;

import feign.Request;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One call of an operation, from its first attempt to its end. Each is equal to itself only, so
 * that a {@link MmfCallListener} can tell two that run at once apart.
 */
public final class MmfCall {
  private final Operation operation;
  private final String baseUrl;
  private final Instant startedAt;
  private final Supplier<Map<String, String>> sent;

  MmfCall(
      Operation operation, String baseUrl, Instant startedAt, Supplier<Map<String, String>> sent) {
    this.operation = operation;
    this.baseUrl = baseUrl;
    this.startedAt = startedAt;
    this.sent = sent;
  }

  /** Returns group and method, such as {@code users/get_user}; never a parameter. */
  public String operation() {
    return operation.name();
  }

  /** Returns the HTTP method, such as {@code GET}. */
  public String httpMethod() {
    return operation.httpMethod();
  }

  /** Returns true for what may be repeated without harm. */
  public boolean isRead() {
    return Reads.isRead(operation.httpMethod());
  }

  /** Returns when the call began, by the clock of the client. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns the parameters by name, sensitive ones masked. */
  Map<String, String> sent() {
    return sent.get();
  }

  /** Returns what an exception shows of the request where none was made. */
  Request outline() {
    return Request.create(
        Request.HttpMethod.valueOf(operation.httpMethod()),
        baseUrl + "/" + operation.name(),
        Map.of(),
        Request.Body.empty(),
        null);
  }

  /** Returns verb and operation, such as {@code GET users/get_user}. */
  @Override
  public String toString() {
    return operation.httpMethod() + " " + operation.name();
  }
}
