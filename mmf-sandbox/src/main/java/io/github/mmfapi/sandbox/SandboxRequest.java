package io.github.mmfapi.sandbox;

import io.github.mmfapi.sandbox.internal.console.RequestSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that a sandbox received, for a line of a log. It holds no secret.
 *
 * @param time when it arrived, by the sandbox's clock
 * @param verb the HTTP method
 * @param path the path without query, as it was sent
 * @param status the HTTP status of the response
 * @param user the name of the user whose token signed it, null if there is none
 * @param duration how long the sandbox took, without a delay that was set
 * @param refusal the value of {@code X-Mmf-Refusal}, null if the request was served
 * @param mistakes the ids of the mistakes in a refused signature, as in {@code
 *     docs/diagnosis-ids.md}; empty if none was found, or if more than ten requests were diagnosed
 *     in this second
 * @param missed how many requests were left out since the last one, because the listener was slow
 */
public record SandboxRequest(
    Instant time,
    String verb,
    String path,
    int status,
    @Nullable String user,
    Duration duration,
    @Nullable String refusal,
    List<String> mistakes,
    long missed) {

  /**
   * Creates a request.
   *
   * @param time when it arrived, by the sandbox's clock
   * @param verb the HTTP method
   * @param path the path without query, as it was sent
   * @param status the HTTP status of the response
   * @param user the name of the user whose token signed it, null if there is none
   * @param duration how long the sandbox took, without a delay that was set
   * @param refusal the value of {@code X-Mmf-Refusal}, null if the request was served
   * @param mistakes the ids of the mistakes in a refused signature, as in {@code
   *     docs/diagnosis-ids.md}; empty if none was found, or if more than ten requests were
   *     diagnosed in this second
   * @param missed how many requests were left out since the last one, because the listener was slow
   */
  public SandboxRequest {
    mistakes = List.copyOf(mistakes);
  }

  static SandboxRequest of(RequestSummary summary) {
    return new SandboxRequest(
        summary.time(),
        summary.verb(),
        summary.path(),
        summary.status(),
        summary.user(),
        Duration.ofNanos(summary.nanos()),
        summary.refusal(),
        summary.mistakes(),
        summary.missed());
  }
}
