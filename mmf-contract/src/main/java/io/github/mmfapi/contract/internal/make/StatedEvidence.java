package io.github.mmfapi.contract.internal.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.internal.spec.Evidence;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind the expectations of an interaction, for the reports of verifiers. */
final class StatedEvidence {
  /** An expectation that no source states, but a standard or the structure of the API suggests. */
  private static final String INFERRED = "inferred";

  private static final String WORDS = "the words of the refusal are recorded, SEED Out[40]";

  private final PromisedInteraction interaction;
  private final Map<String, Evidence> fields = new LinkedHashMap<>();

  StatedEvidence(PromisedInteraction interaction) {
    this.interaction = interaction;
  }

  /** Returns the evidence of the interaction as a whole. */
  Evidence whole() {
    Operation operation = interaction.operation();
    Evidence own = operation.evidence();
    return switch (interaction.situation()) {
      case WRONG_SECRET -> new Evidence(INFERRED, List.of("RFC 5849 section 3.2", WORDS));
      case USED_NONCE, SPENT_NONCE ->
          new Evidence(INFERRED, List.of("RFC 5849 section 3.3", WORDS));
      case ACCEPTED ->
          interaction.recording() == null
              ? own == null ? new Evidence(INFERRED, List.of("the structure of the API")) : own
              : recorded(own, interaction.recording());
    };
  }

  private static Evidence recorded(@Nullable Evidence own, String file) {
    String recording = "recording " + file;
    return new Evidence(
        "recorded",
        own == null ? List.of(recording) : List.of(String.join(", ", own.sources()), recording));
  }

  /** Returns the evidence of fields where it is another than that of the whole, by Pact's path. */
  Map<String, Evidence> fields() {
    JsonNode body = interaction.body();
    if (body == null) {
      return fields;
    }
    if (interaction.situation() != Situation.ACCEPTED) {
      fields.put("$.result", new Evidence("recorded", List.of("SEED Out[40]")));
      return fields;
    }
    if (interaction.recording() == null) {
      Operation operation = interaction.operation();
      String root = operation.hasEnvelope() ? "$.result.output" : "$";
      JsonNode output = operation.hasEnvelope() ? body.at("/result/output") : body;
      collect(root, operation.output(), output, whole());
    }
    return fields;
  }

  private void collect(String path, Schemas.Named schema, JsonNode value, Evidence inherited) {
    Evidence stated = Evidence.in(schema.schema().getExtensions());
    Evidence own = stated == null ? inherited : stated;
    if (!own.equals(inherited)) {
      fields.put(path, own);
    }
    Schemas schemas = interaction.operation().schemas();
    if (value.isArray() && !value.isEmpty() && schema.isArray()) {
      collect(path + "[0]", schemas.items(schema), value.get(0), own);
    } else if (value.isObject()) {
      schemas
          .properties(schema)
          .forEach(
              (name, property) -> {
                if (value.has(name)) {
                  collect(BodyRules.member(path, name), property, value.get(name), own);
                }
              });
    }
  }

  /** Returns the evidence as JSON. */
  ObjectNode json() {
    ObjectNode json = json(whole());
    ObjectNode named = json.putObject("fields");
    fields().forEach((path, evidence) -> named.set(path, json(evidence)));
    return json;
  }

  private static ObjectNode json(Evidence evidence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("confidence", evidence.confidence())
        .put("sources", String.join("; ", evidence.sources()));
  }
}
