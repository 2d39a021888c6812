package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The metadata for native images that the modules of the client have in {@code
 * META-INF/native-image}, in one of the two formats.
 *
 * @param proxies the interfaces of proxies, joined by blanks
 * @param types the types whose members are used, each with the members
 * @param resources the files that are loaded
 */
record NativeMetadata(Set<String> proxies, Set<String> types, Set<String> resources) {
  static final List<Project.Module> MODULES =
      Project.PUBLISHED.stream()
          .filter(m -> Set.of("mmf-api-feign", "mmf-api-model", "mmf-oauth1").contains(m.name()))
          .toList();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the files of GraalVM for JDK 23 and later. */
  static NativeMetadata current() {
    NativeMetadata found = empty();
    for (JsonNode file : files("reachability-metadata.json")) {
      for (JsonNode entry : file.path("reflection")) {
        JsonNode type = entry.get("type");
        if (type.has("proxy")) {
          found.proxies.add(joined(type.get("proxy")));
        } else {
          found.types.add(type.asText() + members(entry));
        }
      }
      file.path("resources").forEach(entry -> found.resources.add(entry.get("glob").asText()));
    }
    return found;
  }

  /** Reads the files of earlier versions. */
  static NativeMetadata earlier() {
    NativeMetadata found = empty();
    for (JsonNode file : files("reflect-config.json")) {
      file.forEach(entry -> found.types.add(entry.get("name").asText() + members(entry)));
    }
    for (JsonNode file : files("proxy-config.json")) {
      file.forEach(entry -> found.proxies.add(joined(entry.get("interfaces"))));
    }
    for (JsonNode file : files("resource-config.json")) {
      file.path("resources")
          .path("includes")
          .forEach(
              entry ->
                  found.resources.add(
                      entry.get("pattern").asText().replace("\\Q", "").replace("\\E", "")));
    }
    return found;
  }

  /** The names of types with members, such as {@code allPublicMethods}. */
  Set<String> typesWith(String members) {
    return types.stream()
        .filter(type -> type.endsWith(members))
        .map(type -> type.substring(0, type.indexOf(' ')))
        .collect(toCollection(TreeSet::new));
  }

  private static NativeMetadata empty() {
    return new NativeMetadata(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  private static String joined(JsonNode names) {
    List<String> texts = new ArrayList<>();
    names.forEach(name -> texts.add(name.asText()));
    return String.join(" ", texts);
  }

  private static String members(JsonNode entry) {
    StringBuilder members = new StringBuilder();
    StreamSupport.stream(entry.properties().spliterator(), false)
        .filter(member -> member.getValue().isBoolean() && member.getValue().asBoolean())
        .forEach(member -> members.append(' ').append(member.getKey()));
    return members.toString();
  }

  private static List<JsonNode> files(String name) {
    List<JsonNode> files = new ArrayList<>();
    for (Project.Module module : MODULES) {
      Path folder =
          module
              .classes()
              .resolve(Path.of("META-INF", "native-image", Project.PACKAGE, module.artifact()));
      if (Files.isDirectory(folder)) {
        try (Stream<Path> found = Files.walk(folder)) {
          for (Path file : found.filter(path -> path.endsWith(name)).toList()) {
            files.add(JSON.readTree(file.toFile()));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }
}
