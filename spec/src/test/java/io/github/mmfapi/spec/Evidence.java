package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the files of {@code spec/evidence}. */
final class Evidence {
  static final Path FOLDER = Path.of("evidence");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Matches a row of the table of sources, which begins with the tag. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z0-9]+) \\|");

  private Evidence() {}

  static JsonNode json(String name) {
    try {
      return JSON.readTree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the methods by path, such as {@code users/get_user}. */
  static Map<String, JsonNode> methods() {
    Map<String, JsonNode> methods = new TreeMap<>();
    json("methods.json").forEach(method -> methods.put(method.get("path").asText(), method));
    return methods;
  }

  /** Returns the tags of the sources, such as {@code SEED}, that the table of section 1 lists. */
  static Set<String> tags() {
    String document = text("api-evidence.md");
    String sources = document.substring(document.indexOf("## 1."), document.indexOf("## 2."));
    return ROW.matcher(sources)
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the tag of a source, which can also name a line or a cell. */
  static String tag(String source) {
    return source.split(" ", 2)[0];
  }
}
