package io.github.mmfapi.contract.conformance;

import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import java.util.List;
import java.util.Map;

/**
 * Compares a form with its schema in the spec; each value is a string. The validator itself would
 * read {@code 16} as a number, which a schema of strings does not allow.
 */
final class FormCheck {
  /** Rejects fields that are not listed: the server would ignore them. */
  private static final SchemaValidator LISTED = validator(ValidationReport.Level.ERROR);

  /** For forms of several parts, none of which lists all fields. */
  private static final SchemaValidator OPEN = validator(ValidationReport.Level.IGNORE);

  private FormCheck() {}

  private static SchemaValidator validator(ValidationReport.Level unlisted) {
    return new SchemaValidator(
        Operations.api(),
        new MessageResolver(
            LevelResolver.create()
                .withLevel(SchemaValidator.ADDITIONAL_PROPERTIES_KEY, unlisted)
                .build()));
  }

  static ValidationReport of(Operation operation, Map<String, List<String>> fields) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    var properties =
        operation.schemas().properties(operation.schemas().resolve("form", operation.formSchema()));
    fields.forEach(
        (name, values) -> {
          if (properties.containsKey(name) && properties.get(name).schema().getItems() != null) {
            ArrayNode array = form.putArray(name);
            values.forEach(value -> List.of(value.split(",")).forEach(array::add));
          } else {
            values.forEach(value -> form.put(name, value));
          }
        });
    SchemaValidator validator = operation.signatureFields().isEmpty() ? LISTED : OPEN;
    return validator.validate(() -> form, operation.formSchema(), "form");
  }
}
