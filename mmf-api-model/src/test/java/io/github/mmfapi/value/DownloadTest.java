package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void saveTo_newFile_hasTheModeOfNewFiles() throws IOException {
    Path file = folder.resolve("a.kml");
    Path other = Files.createFile(folder.resolve("b.kml"));
    assumePosix();

    new Download(null, 1, bytes("x")).saveTo(file);

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-------", "rwxrw-r-x"})
  void saveTo_existingFile_keepsItsModeAndOwner(String mode) throws IOException {
    assumePosix();
    Path file = Files.writeString(folder.resolve("a.kml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    Files.setAttribute(file, "unix:gid", otherGroup(file));
    PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);

    new Download(null, 3, bytes("new")).saveTo(file);

    PosixFileAttributes after = Files.readAttributes(file, PosixFileAttributes.class);
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(after.permissions())).isEqualTo(mode);
    assertThat(after.owner()).isEqualTo(before.owner());
    assertThat(after.group()).isEqualTo(before.group());
    assertThat(files()).containsExactly("a.kml");
  }

  /** Returns the id of another group for root, who may give files to any group. */
  private static int otherGroup(Path file) throws IOException {
    int group = (int) Files.getAttribute(file, "unix:gid");
    return (int) Files.getAttribute(file, "unix:uid") == 0 ? group + 1 : group;
  }

  private static void assumePosix() {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
        .as("the file system has POSIX modes")
        .contains("unix");
  }

  @Test
  void saveTo_symbolicLinks_areFollowed() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path existing = Files.writeString(target.resolve("a.kml"), "old");
    Path chain = link("chain", link("link", Path.of("target", "a.kml")).getFileName());
    Path dangling = link("dangling", Path.of("target", "new.kml"));

    new Download(null, 3, bytes("new")).saveTo(chain);
    new Download(null, 5, bytes("other")).saveTo(dangling);
    assertThatThrownBy(() -> new Download(null, 3, bytes("ne")).saveTo(chain))
        .isInstanceOf(IOException.class);

    assertThat(existing).hasContent("new");
    assertThat(target.resolve("new.kml")).hasContent("other");
    assertThat(List.of(chain, dangling)).allMatch(Files::isSymbolicLink);
    assertThat(target.toFile().list()).containsExactlyInAnyOrder("a.kml", "new.kml");
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  @Test
  void saveTo_hardLinks_haveTheSameContent() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
    Path file = Files.writeString(folder.resolve("a.kml"), "old and longer");
    Path other = Files.createLink(folder.resolve("b.kml"), file);

    new Download(null, 3, bytes("new")).saveTo(file);

    assertThat(other).hasContent("new");
    assertThat(files()).containsExactlyInAnyOrder("a.kml", "b.kml");
  }

  /** Such a file is written into when all content is there, in a temporary file elsewhere. */
  @Test
  void saveTo_overAFileThatCannotBeReplaced_failed_leavesNoTemporaryFile() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
    Path file = Files.writeString(folder.resolve("a.kml"), "old");
    Files.createLink(folder.resolve("b.kml"), file);
    Set<String> before = temporaryFiles();

    assertThatThrownBy(() -> new Download(null, 9, bytes("short")).saveTo(file))
        .isInstanceOf(IOException.class);

    assertThat(file).hasContent("old");
    // Other tests on this machine have such files, too, and delete them.
    long start = System.nanoTime();
    while (!before.containsAll(temporaryFiles())
        && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(before).containsAll(temporaryFiles());
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("download") && name.endsWith(".part"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void saveTo_linkToItselfOrFolder_fails() throws IOException {
    Path loop = link("loop", Path.of("loop"));

    assertThatThrownBy(() -> new Download(null, 1, bytes("x")).saveTo(loop))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Download(null, 1, bytes("x")).saveTo(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a folder");
    assertThat(files()).containsExactly("loop");
  }

  @Test
  void saveTo_device_isWrittenInto() throws Exception {
    // A copy of the null device, so that a fault cannot replace the real one.
    Path device = special("device", "c", "1", "3");
    Path link = link("link", Path.of("device"));

    assertThat(new Download(null, 3, bytes("new")).saveTo(device)).isEqualTo(3);
    assertThat(new Download(null, 3, bytes("new")).saveTo(link)).isEqualTo(3);

    assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther()).isTrue();
    assertThat(files()).containsExactlyInAnyOrder("device", "link");
  }

  @Test
  void saveTo_namedPipe_isWrittenInto() throws Exception {
    Path pipe = special("pipe", "p");
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    new Download(null, 3, bytes("new")).saveTo(pipe);

    assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("new");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
  }

  private Path special(String name, String... typeAndNumbers) throws Exception {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("mknod", file.toString()));
    command.addAll(List.of(typeAndNumbers));
    boolean made;
    try {
      made = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      made = false;
    }
    assumeThat(made).as("mknod " + name + " is permitted").isTrue();
    return file;
  }

  @Test
  void saveTo_fileInAReadOnlyFolder_isOverwrittenWhenComplete() throws IOException {
    assumePosix();
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Path file = Files.writeString(locked.resolve("a.kml"), "older");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThatThrownBy(() -> new Download(null, 3, bytes("ne")).saveTo(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("2 of 3 bytes");
      assertThat(file).hasContent("older");

      new Download(null, 3, bytes("new")).saveTo(file);

      assertThat(file).hasContent("new");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
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

  /** Whatever length is announced; and nothing but closing it does so. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 2})
  void close_closesTheStream(long length) throws IOException {
    AtomicInteger closed = new AtomicInteger();
    InputStream stream =
        new FilterInputStream(bytes("x")) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    try (Download download = new Download(null, length, stream)) {
      assertThat(download.transferTo(OutputStream.nullOutputStream())).isEqualTo(1);
      assertThat(closed).hasValue(0);
    }

    assertThat(closed).hasValue(1);
  }
}
