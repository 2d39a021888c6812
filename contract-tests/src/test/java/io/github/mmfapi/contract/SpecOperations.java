package io.github.mmfapi.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Map;
import java.util.TreeMap;

/** The operations of the spec. */
final class SpecOperations {
  private SpecOperations() {}

  /** Returns operation ids by verb and path, such as {@code GET /users/get_user}. */
  static Map<String, String> byVerbAndPath() {
    OpenAPI spec = new OpenAPIV3Parser().readContents(Recorded.SPEC).getOpenAPI();
    Map<String, String> operations = new TreeMap<>();
    spec.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (verb, operation) ->
                            operations.put(verb + " " + path, operation.getOperationId())));
    return operations;
  }
}
