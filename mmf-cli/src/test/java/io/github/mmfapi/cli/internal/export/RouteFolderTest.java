package io.github.mmfapi.cli.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.files.Digests;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of files, by which an export finds what an earlier one saved. */
class RouteFolderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"a-1, true", "A, false", "., false", "../a, false", "100, true", "101, false"})
  void route_whoseFileIsThere_isNotFetched(String key, boolean plain) throws IOException {
    String whole = key.startsWith("10") ? "9".repeat(Integer.parseInt(key)) : key;
    String name = plain ? whole : "sha256-" + Digests.of(whole);
    Files.createFile(folder.resolve(name + ".gpx"));
    try (MmfClient nobody =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .build()) {
      RouteFolder routes =
          new RouteFolder(folder, nobody, false, new PrintWriter(Writer.nullWriter()));
      routes.save(whole);

      assertThat(routes.result().path("before").asInt()).isEqualTo(1);
    }
  }
}
