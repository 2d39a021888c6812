package io.github.mmfapi.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Examples;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.Operations;
import java.util.Optional;

/**
 * Creates the resource of an id or a key through the API: {@code create_workout} for {@code
 * workout_id}, {@code get_user} for the caller's own {@code user_id}.
 */
final class ResourceIds {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MmfClient client;

  ResourceIds(MmfClient client) {
    this.client = client;
  }

  /** {@return an id or key that the server knows; empty if no operation returns one} */
  Optional<String> make(String name) {
    String thing = name.replaceFirst("_(id|key)$", "");
    String maker = thing.equals("user") ? "/get_user" : "/create_" + thing;
    return Operations.generated().stream()
        .filter(operation -> operation.path().endsWith(maker))
        .findFirst()
        .map(operation -> call(operation).findValue(name))
        .map(JsonNode::asText);
  }

  private JsonNode call(Operation operation) {
    var values =
        operation.id().equals("getUser")
            ? java.util.Map.<String, Object>of()
            : Examples.least(operation);
    return JSON.valueToTree(Bindings.call(client, operation, values));
  }
}
