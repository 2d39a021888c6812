package io.github.mmfapi.contract.internal.make;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.internal.spec.Evidence;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Schemas;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/**
 * All operations as JSON, for programs that have no reader of OpenAPI documents: how a call is
 * signed, its parameters, and JSON Schemas of the responses.
 */
final class OperationTable {
  /** The name of the file. */
  static final String NAME = "operations.json";

  private OperationTable() {}

  static String render(List<Operation> operations) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = table.putArray("operations");
    operations.forEach(operation -> rows.add(row(operation)));
    ObjectNode schemas = table.putObject("$defs");
    Schemas all = operations.get(0).schemas();
    JsonSchemas translated = new JsonSchemas(all);
    all.named().forEach((name, schema) -> schemas.set(name, translated.open(schema)));
    return table.toPrettyString() + "\n";
  }

  private static ObjectNode row(Operation operation) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    JsonSchemas schemas = new JsonSchemas(operation.schemas());
    row.put("id", operation.id());
    row.put("verb", operation.verb());
    row.put("path", operation.path());
    row.put("signing", operation.signing().name());
    row.put("signatureInForm", !operation.signatureFields().isEmpty());
    row.put("response", operation.responseKind().name());
    row.put("multipart", operation.isMultipart());
    Evidence evidence = operation.evidence();
    row.put("confidence", evidence == null ? "inferred" : evidence.confidence());
    ObjectNode parameters = row.putObject("parameters");
    operation.parameters().forEach(p -> parameters.set(p.name(), parameter(p)));
    Schema<?> body = operation.bodySchema();
    if (body != null
        && !operation.isFormResponse()
        && operation.responseKind() != ResponseKind.FILE) {
      row.set("schema", schemas.closed(body));
    }
    Schema<?> failure = operation.failureSchema();
    if (failure != null) {
      row.set("failure", schemas.closed(failure));
    }
    return row;
  }

  private static ObjectNode parameter(Parameter parameter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("required", parameter.required());
    Schema<?> schema = parameter.schema();
    if (schema.getEnum() != null && parameter.item() == null) {
      ArrayNode values = json.putArray("enum");
      schema.getEnum().forEach(value -> values.add(String.valueOf(value)));
    }
    return json;
  }
}
