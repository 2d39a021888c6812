package io.github.mmfapi.client.call;

import java.time.Instant;

/**
 * Describes one call of an operation, from its first attempt to its end. Two calls are never equal,
 * so a {@link MmfCallListener} can use a call as the key of a map.
 */
public interface MmfCall {
  /** {@return group and method, such as {@code users/get_user}; never a parameter} */
  String operation();

  /** {@return the HTTP method, such as {@code GET}} */
  String httpMethod();

  /** {@return true for {@code GET} and {@code HEAD}, which are idempotent} */
  boolean isRead();

  /** {@return when the call began, by the clock of the client} */
  Instant startedAt();
}
