package io.github.mmfapi.client.internal.call;

import feign.Request;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.internal.http.ErrorTexts;
import io.github.mmfapi.client.internal.http.HttpMethods;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The call as its listeners see it, and the parameters that an exception may show. */
final class RunningCall implements MmfCall {
  private final Operation operation;
  private final Instant startedAt;
  private final Supplier<Map<String, String>> sent;
  private volatile @Nullable Request request;

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

  /** Keeps the request of an attempt, whose secrets {@link #sent} does not show. */
  void sending(Request next) {
    request = next;
  }

  /** Lets go of the request: listeners may keep the call. */
  void end() {
    request = null;
  }

  /**
   * Returns the parameters by name. The values of sensitive names are masked, and so are the
   * secrets of the call wherever they stand.
   */
  Map<String, String> sent() {
    Request last = request;
    SecretText secrets = last == null ? SecretText.byName() : CallSecrets.of(last);
    Map<String, String> shown = new LinkedHashMap<>();
    sent.get()
        .forEach(
            (name, value) -> shown.put(secrets.maskKnown(name), ErrorTexts.masked(value, secrets)));
    return shown;
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
