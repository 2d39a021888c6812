package io.github.mmfapi.contract.internal.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All operations of the bundled spec, in its order. */
public final class Operations {
  private static final String RESOURCE = "io/github/mmfapi/mmf-api-3.1.yaml";
  private static final String TEXT = read(RESOURCE);
  private static final OpenAPI API = new OpenAPIV3Parser().readContents(TEXT).getOpenAPI();
  private static final List<Operation> ALL = read(API);

  private Operations() {}

  /** What operations have in common. */
  record Parts(OpenAPI api, Schemas schemas) {
    @Nullable ApiResponse response(@Nullable ApiResponse response) {
      String ref = response == null ? null : response.get$ref();
      return ref == null
          ? response
          : api.getComponents().getResponses().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    io.swagger.v3.oas.models.parameters.Parameter parameter(
        io.swagger.v3.oas.models.parameters.Parameter parameter) {
      String ref = parameter.get$ref();
      return ref == null
          ? parameter
          : Objects.requireNonNull(
              api.getComponents().getParameters().get(ref.substring(ref.lastIndexOf('/') + 1)),
              ref);
    }
  }

  private static List<Operation> read(OpenAPI api) {
    Parts parts = new Parts(api, new Schemas(api));
    List<Operation> operations = new ArrayList<>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (PathItem.HttpMethod verb, io.swagger.v3.oas.models.Operation operation) ->
                            operations.add(new Operation(verb.name(), path, operation, parts))));
    return List.copyOf(operations);
  }

  private static String read(String resource) {
    try (InputStream in = Operations.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("add mmf-api-spec to the class path; it has " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the bundled spec as text, as the jar of the models has it} */
  public static String spec() {
    return TEXT;
  }

  /** {@return the parsed spec} */
  public static OpenAPI api() {
    return API;
  }

  /** {@return all operations} */
  public static List<Operation> all() {
    return ALL;
  }

  /** {@return the operations that the client offers} */
  public static List<Operation> generated() {
    return ALL.stream().filter(Operation::isGenerated).toList();
  }

  /** {@return the operation that answers a request} */
  public static Optional<Operation> of(String verb, String path) {
    return ALL.stream().filter(o -> o.verb().equals(verb) && o.path().equals(path)).findFirst();
  }
}
