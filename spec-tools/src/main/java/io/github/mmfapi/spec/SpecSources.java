package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.codegen.FeatureCheck;
import io.github.mmfapi.codegen.InvalidSpecException;
import io.github.mmfapi.codegen.SpecBundle;
import io.github.mmfapi.codegen.SpecPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Holds the files that people edit, merged into one document.
 *
 * @param folder the folder with {@code api.yaml} and {@code groups/}
 * @param document the merged document
 * @param places where its parts are in the files
 */
record SpecSources(Path folder, Map<String, Object> document, SpecPlaces places) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the files.
   *
   * @throws InvalidSpecException if they cannot be merged; the message names file and line
   */
  static SpecSources read(Path folder) {
    Map<String, Object> document = SpecBundle.merge(folder);
    return new SpecSources(folder, document, SpecPlaces.of(document, folder));
  }

  /** {@return the document as a tree} */
  JsonNode tree() {
    return JSON.valueToTree(document);
  }

  /** {@return what the generator does not support} */
  List<Finding> unsupported() {
    return FeatureCheck.of(document).stream()
        .map(mistake -> finding(places.place(mistake)))
        .toList();
  }

  /** Returns the finding that an exception of the generator reports. */
  static Finding finding(InvalidSpecException mistake) {
    String[] placeAndMessage = String.valueOf(mistake.getMessage()).split("(?<=:\\d{1,9}): ", 2);
    return placeAndMessage.length == 2
        ? new Finding(placeAndMessage[0], placeAndMessage[1])
        : new Finding("spec/api.yaml:1", String.valueOf(mistake.getMessage()));
  }
}
