package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.codegen.SpecPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the files of {@code spec/evidence}. */
final class Evidence {
  static final String METHODS = "methods.json";
  static final String PAGE = "api-evidence.md";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Matches a row of the table of sources, which begins with the tag. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z0-9]+) \\|");

  private final Path folder;
  private final Map<String, JsonNode> methods = new TreeMap<>();
  private final List<String> order = new ArrayList<>();
  private final JsonNode list;
  private final SpecPlaces places;

  /**
   * Reads the evidence.
   *
   * @param folder the folder {@code evidence}
   * @throws io.github.mmfapi.codegen.InvalidSpecException if {@code methods.json} is not JSON; the
   *     message names file and line
   */
  Evidence(Path folder) {
    this.folder = folder;
    // Reads the file as YAML, which JSON is, and so finds a mistake in its syntax.
    this.places = SpecPlaces.of(Map.of(), folder.resolve(METHODS));
    this.list = json(METHODS);
    for (JsonNode method : list) {
      order.add(method.path("path").asText());
      methods.put(method.path("path").asText(), method);
    }
  }

  JsonNode json(String name) {
    try {
      return JSON.readTree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all methods in their order. */
  JsonNode list() {
    return list;
  }

  /** Returns the methods by path, such as {@code users/get_user}. */
  Map<String, JsonNode> methods() {
    return methods;
  }

  /** Returns the file and line of a method, or of one of its members. */
  String place(String method, String... names) {
    List<String> pointer = new ArrayList<>();
    pointer.add(String.valueOf(order.indexOf(method)));
    pointer.addAll(List.of(names));
    return places.of(pointer);
  }

  /** Returns the file and line of a JSON Pointer, such as {@code /3/verb}. */
  String placeOf(String pointer) {
    return places.of(List.of(pointer.substring(Math.min(1, pointer.length())).split("/", -1)));
  }

  /** Returns the tags of the sources, such as {@code SEED}, that the table of section 1 lists. */
  Set<String> tags() {
    String document = text(PAGE);
    String sources = document.substring(document.indexOf("## 1."), document.indexOf("## 2."));
    return ROW.matcher(sources)
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toSet());
  }

  /** Returns the tag of a source, which can also name a line or a cell. */
  static String tag(String source) {
    return source.split("[\\s,:;(]", 2)[0];
  }
}
