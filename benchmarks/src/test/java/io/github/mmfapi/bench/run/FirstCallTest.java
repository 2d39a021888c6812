package io.github.mmfapi.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what the first call of a JVM does not load, because that makes it fast (T11). */
class FirstCallTest {
  @TempDir private Path folder;

  @Test
  void firstCallOverHttp_createsNoMapperAndLoadsNoTrustStore() throws Exception {
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
