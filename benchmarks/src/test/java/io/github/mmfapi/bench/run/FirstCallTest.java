package io.github.mmfapi.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the first call of a JVM fast is what it does not load: the gate of T11. */
class FirstCallTest {
  @TempDir private Path folder;

  @Test
  void firstCallOverHttp_makesNoMapperAndReadsNoTrust() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    try (ChildJvm server = ChildJvm.start(RecordedServer.class, List.of());
        ChildJvm client =
            ChildJvm.start(
                ColdStart.class,
                List.of("-Xlog:class+load:file=" + loaded),
                "ours",
                server.line())) {
      client.line();
      client.await();
    }

    assertThat(Files.readString(loaded))
        .contains(" io.github.mmfapi.model.User ")
        .doesNotContain(" com.fasterxml.jackson.databind.ObjectMapper ")
        .doesNotContain(" javax.net.ssl.TrustManagerFactory ");
  }
}
