package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lints a spec with the rules of {@code spec/lint}, in one Node process that is kept for further
 * runs.
 */
final class Lint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final Writer requests;
  private final BufferedReader responses;
  private final Path file;

  /**
   * Starts Node.
   *
   * @param spec the folder of the spec, with {@code lint} in it
   * @throws NodeTools.MissingException if Node or a package is missing and cannot be installed
   */
  Lint(Path spec) throws IOException {
    node = new NodeTools(spec).start("lint.mjs");
    requests = node.outputWriter(StandardCharsets.UTF_8);
    responses = node.inputReader(StandardCharsets.UTF_8);
    file = Files.createTempFile("spec", ".json");
  }

  /**
   * Applies the rules.
   *
   * @param sources the spec
   * @param evidence the folder of the evidence that the rules compare it with
   * @param ownOnly whether only the project's own rules are applied
   */
  List<Finding> check(SpecSources sources, Path evidence, boolean ownOnly) throws IOException {
    JSON.writeValue(file.toFile(), sources.document());
    ObjectNode request = JSON.createObjectNode();
    request.put("file", file.toString());
    request.put("evidence", evidence.toAbsolutePath().toString());
    request.put("own", ownOnly);
    requests.write(request + "\n");
    requests.flush();
    String response = responses.readLine();
    if (response == null) {
      throw new IOException("lint.mjs ended without a response; its own message is above");
    }
    List<Finding> findings = new ArrayList<>();
    for (JsonNode found : JSON.readTree(response)) {
      List<String> pointer = new ArrayList<>();
      found.path("path").forEach(name -> pointer.add(name.asText()));
      findings.add(
          new Finding(
              sources.places().of(pointer),
              found.path("message").asText().replaceAll("\\s+", " ")));
    }
    return findings;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    node.destroy();
    Files.deleteIfExists(file);
  }
}
