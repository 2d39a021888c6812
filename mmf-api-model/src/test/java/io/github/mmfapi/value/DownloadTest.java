package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  @TempDir private Path folder;

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream breakingAfter(String text) {
    return new FilterInputStream(bytes(text)) {
      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        if (read < 0) {
          throw new IOException("reset");
        }
        return read;
      }
    };
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void saveTo_completeResponse_replacesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.kml"), "old");

    assertThat(new Download("text/xml", 3, bytes("new")).saveTo(file)).isEqualTo(3);

    assertThat(file).hasContent("new");
    assertThat(files()).containsExactly("a.kml");
  }

  @Test
  void saveTo_brokenOrShortResponse_keepsTheOldFileAndLeavesNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("a.kml"), "old");

    assertThatThrownBy(() -> new Download(null, -1, breakingAfter("ne")).saveTo(file))
        .isInstanceOf(IOException.class)
        .hasMessage("reset");
    assertThatThrownBy(() -> new Download(null, 3, bytes("ne")).saveTo(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2 of 3 bytes");

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("a.kml");
  }

  @Test
  void saveTo_folderThatDoesNotExist_fails() {
    assertThatThrownBy(() -> new Download(null, 1, bytes("x")).saveTo(folder.resolve("none/a.kml")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void transferTo_afterARead_writesTheRemainingBytes() throws IOException {
    Download download = new Download("text/xml", -1, bytes("abc"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(download.stream().read()).isEqualTo('a');
    assertThat(download.transferTo(out)).isEqualTo(2);
    assertThat(out).hasToString("bc");
    assertThat(download.length()).isEmpty();
    assertThat(download).hasToString("Download{text/xml, unknown bytes}");
    assertThat(new Download(null, 5, bytes("")).length()).hasValue(5);
  }

  @Test
  void close_closesTheStream() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    InputStream stream =
        new FilterInputStream(bytes("x")) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    new Download(null, 1, stream).close();

    assertThat(closed).hasValue(1);
  }
}
