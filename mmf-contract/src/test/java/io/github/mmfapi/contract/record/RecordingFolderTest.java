package io.github.mmfapi.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingFolderTest {
  @TempDir private Path folder;

  private static CallRecord call(String body) {
    return new CallRecord(
        "GET",
        "/users/get_user",
        List.of(),
        null,
        false,
        200,
        "text/plain",
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A call that cannot be scrubbed is left out; the next one is recorded. */
  @ParameterizedTest
  @EnumSource
  void write_afterACallThatCannotBeScrubbed_recordsTheNextOne(RecordingFormat format)
      throws Exception {
    KnownSecrets secrets = new KnownSecrets();
    secrets.add("hidden");
    // A part of what stands for a secret.
    secrets.add("crubbe");
    RecordingFolder recordings =
        new RecordingFolder(folder, format, secrets, "http://h", Clock.systemUTC());

    assertThatIllegalStateException().isThrownBy(() -> recordings.write(call("hidden")));
    recordings.write(call("harmless"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(Files.readString(file)).contains("harmless").doesNotContain("hidden"));
    }
  }
}
