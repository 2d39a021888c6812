package io.github.mmfapi.contract.internal.make;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.recording.Exchange;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The expected response of an operation: the recorded one, or one generated from the spec. */
final class ExpectedResponses {
  private final List<Exchange> recorded;

  ExpectedResponses(List<Exchange> recorded) {
    this.recorded = recorded;
  }

  /**
   * A request and its response.
   *
   * @param values the parameters
   * @param body null if none is expected
   * @param recording the file that has the response; null if it is generated
   */
  record Example(Map<String, Object> values, @Nullable JsonNode body, @Nullable String recording) {}

  Example of(Operation operation) {
    if (operation.responseKind() == ResponseKind.NONE) {
      return new Example(Examples.least(operation), null, null);
    }
    // The longest recording shows most fields; an empty list shows none of its rows.
    return recorded.stream()
        .filter(e -> e.operation() == operation && !e.isFailure())
        .max(Comparator.comparingInt(e -> e.body().length()))
        .map(
            e ->
                new Example(
                    new LinkedHashMap<>(e.values()),
                    Examples.body(operation, e.output()),
                    e.source()))
        .orElseGet(
            () ->
                new Example(
                    named(operation), Examples.body(operation, Examples.output(operation)), null));
  }

  /**
   * Returns the required parameters, and the id of the resource, without which servers may refuse.
   */
  private static Map<String, Object> named(Operation operation) {
    String group = operation.group();
    String about = (group.endsWith("s") ? group.substring(0, group.length() - 1) : group) + "_id";
    Map<String, Object> values = new LinkedHashMap<>(Examples.everything(operation));
    Map<String, Object> least = Examples.least(operation);
    values.keySet().removeIf(name -> !least.containsKey(name) && !name.equals(about));
    values.putAll(least);
    return values;
  }
}
