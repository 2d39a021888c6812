package io.github.mmfapi.contract.internal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of recordings, WireMock mappings or HAR files. Their secrets are removed in place
 * before anything else reads them.
 */
public final class Recordings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /**
   * Returns everything in a folder, in the order of its files.
   *
   * @param folder the recordings, at any depth
   * @param bodies a folder with the bodies that the folder's own {@code __files} does not have
   */
  public static List<Exchange> in(Path folder, Path... bodies) {
    List<Path> all = new ArrayList<>(List.of(folder.resolve("__files")));
    all.addAll(List.of(bodies));
    List<Exchange> exchanges = new ArrayList<>();
    for (Path file : files(folder)) {
      Scrubber.scrubFile(file);
      Path parent = file.getParent();
      if (parent != null && parent.endsWith("__files")) {
        continue;
      }
      JsonNode json = read(file);
      String source = folder.relativize(file).toString();
      if (json.has("log")) {
        exchanges.addAll(HarFile.exchanges(source, json));
      } else {
        exchanges.addAll(MappingFile.exchanges(source, json, all));
      }
    }
    return exchanges;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " is neither a WireMock mapping nor a HAR file; fix or remove it", e);
    }
  }
}
