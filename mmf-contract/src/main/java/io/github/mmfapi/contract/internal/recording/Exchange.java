package io.github.mmfapi.contract.internal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.oauth1.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded request and its response, without signature and connection headers.
 *
 * @param source the file that contains it
 * @param verb upper case
 * @param path below the base URL, such as {@code /users/get_user}
 * @param parameters of query and form, without protocol parameters
 * @param status HTTP status
 * @param contentType null if none was recorded
 * @param body of the response
 */
public record Exchange(
    String source,
    String verb,
    String path,
    List<Parameter> parameters,
    int status,
    @Nullable String contentType,
    String body) {

  /** {@return the operation that was called} */
  public Operation operation() {
    return Operations.of(verb, path)
        .orElseThrow(
            () ->
                new AssertionError(
                    source + " recorded " + verb + " " + path + ", which the spec does not list"));
  }

  /** {@return the parameters by name; the last one of a repeated name} */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach(p -> values.put(p.name(), p.value()));
    return values;
  }

  /** {@return whether the response reports failure} */
  public boolean isFailure() {
    return status >= 400 || (isJson() && json().at("/result/status").asInt(1) != 1);
  }

  /** {@return whether the response is JSON} */
  public boolean isJson() {
    return body.stripLeading().startsWith("{");
  }

  /** {@return the body as JSON} */
  public JsonNode json() {
    return Json.tree(body);
  }

  /** {@return the output of a successful response, without its envelope} */
  public JsonNode output() {
    return operation().hasEnvelope() ? json().at("/result/output") : json();
  }

  @Override
  public String toString() {
    return source + ": " + verb + " " + path;
  }
}
