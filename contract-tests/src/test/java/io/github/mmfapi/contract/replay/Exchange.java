package io.github.mmfapi.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.Operations;
import io.github.mmfapi.contract.support.Recorded;
import io.github.mmfapi.oauth1.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One recorded request with its answer, without what a signature or a connection leaves in it.
 *
 * @param source the file it stands in
 * @param verb upper case
 * @param path below the base URL, such as {@code /users/get_user}
 * @param parameters those of query and form, without OAuth's
 * @param status HTTP status
 * @param contentType null if none was recorded
 * @param body the answer's body
 */
public record Exchange(
    String source,
    String verb,
    String path,
    List<Parameter> parameters,
    int status,
    String contentType,
    String body) {

  /** {@return the operation that was called} */
  public Operation operation() {
    return Operations.of(verb, path)
        .orElseThrow(
            () ->
                new AssertionError(
                    source + " recorded " + verb + " " + path + ", which the spec lacks"));
  }

  /** {@return the parameters by name; of a repeated one the last} */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach(p -> values.put(p.name(), p.value()));
    return values;
  }

  /** {@return whether the answer reports failure} */
  public boolean isFailure() {
    return status >= 400 || (isJson() && json().at("/result/status").asInt(1) != 1);
  }

  boolean isJson() {
    return body.stripLeading().startsWith("{");
  }

  JsonNode json() {
    return Recorded.tree(body);
  }

  /** {@return the output of a good answer, out of its envelope if the operation has one} */
  public JsonNode output() {
    return operation().hasEnvelope() ? json().at("/result/output") : json();
  }

  @Override
  public String toString() {
    return source + ": " + verb + " " + path;
  }
}
