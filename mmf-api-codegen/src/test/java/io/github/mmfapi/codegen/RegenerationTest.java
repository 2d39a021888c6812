package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second generation to the same folder writes and removes. */
class RegenerationTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");
  private static final FileTime EARLIER = FileTime.from(Instant.EPOCH);

  @TempDir private Path folder;
  private Path spec;
  private Path output;
  private List<Path> generated;

  @BeforeEach
  void generate() throws IOException {
    spec = Files.copy(SAMPLE, folder.resolve("sample-api.yaml"));
    output = folder.resolve("out");
    generated = Generation.run(spec, output);
    for (Path file : generated) {
      Files.setLastModifiedTime(Generation.file(output, file), EARLIER);
    }
  }

  @Test
  void generate_sameSpec_writesNothing() throws IOException {
    assertThat(Generation.run(spec, output)).isEqualTo(generated);

    assertThat(written()).isEmpty();
  }

  @Test
  void generate_editedDescription_writesTheFileThatHasIt() throws IOException {
    String text = Files.readString(spec);
    assertThat(text).containsOnlyOnce("Thing id.");
    Files.writeString(spec, text.replace("Thing id.", "Another description."));

    Generation.run(spec, output);

    assertThat(written()).containsExactly("GetThingsRequest.java");
  }

  @Test
  void generate_removeStaleFiles_removesWhatIsNoLongerGeneratedAndNothingElse() throws IOException {
    Path model = stale("model/Thing.java", "model/OldThing.java");
    Path api = stale("api/ThingsApi.java", "api/OldThingsApi.java");
    Path own = java("model/Own.java");
    Files.writeString(own, "package io.github.mmfapi.model;\n// " + GeneratedFiles.DO_NOT_EDIT);
    Path empty = Files.createFile(java("model/Empty.java"));
    Path text = Files.copy(model, java("model/OldThing.txt"));

    Generation.run(spec, output);
    assertThat(List.of(model, api)).as("without the option").allMatch(Files::exists);

    Generation.run(spec, output, "removeStaleFiles");
    assertThat(List.of(model, api)).noneMatch(Files::exists);
    assertThat(List.of(own, empty, text)).allMatch(Files::exists);
    assertThat(generated).allMatch(file -> Files.exists(Generation.file(output, file)));
    assertThat(written()).isEmpty();
  }

  @Test
  void generate_removeStaleFiles_toANewFolder_generatesTheSame() {
    assertThat(Generation.run(spec, folder.resolve("new"), "removeStaleFiles"))
        .hasSameSizeAs(generated);
  }

  private Path java(String name) {
    return Generation.file(output, Path.of("io/github/mmfapi").resolve(name));
  }

  private Path stale(String generatedFile, String name) throws IOException {
    return Files.copy(java(generatedFile), java(name));
  }

  /** Returns the names of the generated files that were written again. */
  private Stream<String> written() throws IOException {
    Stream.Builder<String> written = Stream.builder();
    for (Path file : generated) {
      if (!Files.getLastModifiedTime(Generation.file(output, file)).equals(EARLIER)) {
        written.add(file.getFileName().toString());
      }
    }
    return written.build();
  }
}
