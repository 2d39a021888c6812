package io.github.mmfapi.contract.internal.make;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.recording.Json;
import io.github.mmfapi.contract.internal.recording.Recordings;
import io.github.mmfapi.contract.internal.spec.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that client and server promise each other.
 *
 * @param interactions in the order of the spec
 */
public record Promises(List<PromisedInteraction> interactions) {
  /** The one recorded error: what MapMyFitness answered to a call without a signature. */
  private static final String REFUSAL = "error_unsigned_get_user.json";

  /**
   * Derives the promises of all generated operations from the spec and the recordings.
   *
   * @param recordings the folder of recordings
   * @param bodies the folder of recorded bodies
   */
  public static Promises read(Path recordings, Path bodies) {
    ExpectedResponses expected = new ExpectedResponses(Recordings.in(recordings, bodies));
    JsonNode refusal = Json.tree(text(bodies.resolve(REFUSAL)));
    return new Promises(
        Operations.generated().stream()
            .flatMap(operation -> PromisedInteraction.of(operation, expected, refusal).stream())
            .toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
