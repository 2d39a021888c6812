package io.github.mmfapi.flink;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why the first reader of this process gave up. Flink reports one failure of a job, and
 * that can be a consequence: an event that was sent to the task that failed just then.
 */
final class ReaderFailures {
  private static final AtomicReference<@Nullable IOException> FIRST = new AtomicReference<>();

  private ReaderFailures() {}

  /** Remembers a failure, unless there is an earlier one, and returns it. */
  static <E extends IOException> E noted(E failure) {
    FIRST.compareAndSet(null, failure);
    return failure;
  }

  /** Returns the failure, if there was one, and forgets it. */
  static Optional<IOException> take() {
    return Optional.ofNullable(FIRST.getAndSet(null));
  }
}
