package io.github.mmfapi.sandbox.internal.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listener learns of a request. It holds no secret.
 *
 * @param path the path without query
 * @param refusal the kind of refusal, null if the request was served
 * @param mistakes the ids of the diagnosis, empty if there is none
 * @param missed how many requests were left out before this one
 */
public record RequestSummary(
    Instant time,
    String verb,
    String path,
    int status,
    @Nullable String user,
    long nanos,
    @Nullable String refusal,
    List<String> mistakes,
    long missed) {
  public RequestSummary {
    mistakes = List.copyOf(mistakes);
  }
}
