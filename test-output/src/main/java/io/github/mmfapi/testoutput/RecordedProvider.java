package io.github.mmfapi.testoutput;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands all work on to another provider and records what changes files. */
final class RecordedProvider extends FileSystemProvider {
  private final RecordingFiles recorder;
  private final FileSystemProvider provider;
  private @Nullable FileSystem fileSystem;

  RecordedProvider(RecordingFiles recorder, FileSystemProvider provider) {
    this.recorder = recorder;
    this.provider = provider;
  }

  Path path(Path original) {
    if (fileSystem == null) {
      fileSystem = new RecordedFileSystem(this, original.getFileSystem());
    }
    return RecordedPath.of(this, original);
  }

  @Nullable FileSystem fileSystem() {
    return fileSystem;
  }

  private static Path real(Path path) {
    return RecordedPath.original(path);
  }

  private void record(String step, Path path) throws IOException {
    recorder.record(step + " " + path.getFileName());
  }

  private void recordReading(String step, Path path) throws IOException {
    recorder.recordReading(step + " " + path.getFileName());
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = real(path);
    boolean written = !options.isEmpty() && !options.equals(Set.of(READ));
    if (written && !Files.exists(file)) {
      record("create", file);
    } else if (options.contains(TRUNCATE_EXISTING)) {
      record("truncate", file);
    } else {
      recordReading("open", file);
    }
    return new RecordedChannel(
        recorder,
        String.valueOf(file.getFileName()),
        provider.newFileChannel(file, options, attributes));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    record("create", real(directory));
    provider.createDirectory(real(directory), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    if (Files.exists(real(path), LinkOption.NOFOLLOW_LINKS)) {
      record("delete", real(path));
    }
    provider.delete(real(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    recorder.record("move " + source.getFileName() + " " + target.getFileName());
    provider.move(real(source), real(target), options);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    record("write", real(target));
    provider.copy(real(source), real(target), options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    record("mode", real(path));
    provider.setAttribute(real(path), attribute, value, options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    recordReading("list", directory);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        provider.newDirectoryStream(real(directory), file -> filter.accept(path(file)))) {
      files.forEach(file -> found.add(path(file)));
    }
    String name = String.valueOf(directory.getFileName());
    recorder.opened(name);
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {
        recorder.closed(name);
      }
    };
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return provider.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    recordReading("attributes", path);
    return provider.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return provider.readAttributes(real(path), names, options);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return path(provider.readSymbolicLink(real(link)));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return provider.isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return provider.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return provider.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    provider.checkAccess(real(path), modes);
  }

  @Override
  public String getScheme() {
    return "recorded";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("watch(Path) makes paths");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("watch(Path) makes paths");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("watch(Path) makes paths");
  }
}
