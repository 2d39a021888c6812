package io.github.mmfapi.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.operations.Examples;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.ResponseKind;
import io.github.mmfapi.contract.replay.Exchange;
import io.github.mmfapi.contract.replay.Recordings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The expected response of an operation: the recorded one, or one generated from the spec. */
final class ExpectedResponses {
  private static final List<Exchange> RECORDED = Recordings.all();

  private ExpectedResponses() {}

  record Example(Map<String, Object> values, JsonNode body) {}

  static Example of(Operation operation) {
    if (operation.responseKind() == ResponseKind.NONE) {
      return new Example(Examples.least(operation), null);
    }
    // The longest recording shows most fields; an empty list shows none of its rows.
    return RECORDED.stream()
        .filter(e -> e.operation() == operation && !e.isFailure())
        .max(Comparator.comparingInt(e -> e.body().length()))
        .map(e -> new Example(new LinkedHashMap<>(values(e)), Examples.body(operation, e.output())))
        .orElseGet(
            () ->
                new Example(
                    named(operation), Examples.body(operation, Examples.output(operation))));
  }

  /**
   * Returns the required parameters, and the id of the resource, without which servers may refuse.
   */
  private static Map<String, Object> named(Operation operation) {
    String about = operation.method().replaceFirst("s/.*", "_id");
    Map<String, Object> values = new LinkedHashMap<>(Examples.everything(operation));
    Map<String, Object> least = Examples.least(operation);
    values.keySet().removeIf(name -> !least.containsKey(name) && !name.equals(about));
    values.putAll(least);
    return values;
  }

  private static Map<String, String> values(Exchange exchange) {
    Map<String, String> values = new LinkedHashMap<>();
    exchange.parameters().forEach(p -> values.put(p.name(), p.value()));
    return values;
  }
}
