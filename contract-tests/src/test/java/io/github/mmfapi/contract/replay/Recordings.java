package io.github.mmfapi.contract.replay;

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
 * The folder of recordings. Whatever stands in it, WireMock's mappings or HAR, is cleaned of
 * secrets where it stands before anything else looks at it.
 */
public final class Recordings {
  /** Where recordings are dropped. */
  public static final Path FOLDER = Path.of("recordings");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /** {@return everything in the folder, in the order of its files} */
  public static List<Exchange> all() {
    return in(FOLDER);
  }

  static List<Exchange> in(Path folder) {
    List<Exchange> exchanges = new ArrayList<>();
    for (Path file : files(folder)) {
      Scrubber.scrubFile(file);
      if (file.getParent().endsWith("__files")) {
        continue;
      }
      JsonNode json = read(file);
      String source = folder.relativize(file).toString();
      if (json.has("log")) {
        exchanges.addAll(HarFile.exchanges(source, json));
      } else {
        exchanges.addAll(MappingFile.exchanges(source, json, folder.resolve("__files")));
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
          file + " is neither a mapping of WireMock nor a HAR file: take it away or mend it", e);
    }
  }
}
