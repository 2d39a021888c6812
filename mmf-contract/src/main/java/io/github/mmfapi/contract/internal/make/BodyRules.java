package io.github.mmfapi.contract.internal.make;

import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Schemas;
import java.util.List;
import java.util.Map;

/** Matches an output by its types, and its envelope exactly. */
final class BodyRules {
  /** As a JSON number and as a text. */
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

  private final Schemas schemas;
  private final MatchingRuleCategory rules;

  private BodyRules(Schemas schemas, MatchingRuleCategory rules) {
    this.schemas = schemas;
    this.rules = rules;
  }

  static void add(Operation operation, JsonNode body, MatchingRuleCategory rules) {
    String root = operation.hasEnvelope() ? "$.result.output" : "$";
    JsonNode output = operation.hasEnvelope() ? body.at("/result/output") : body;
    new BodyRules(operation.schemas(), rules).add(root, operation.output(), output);
  }

  private void add(String path, Schemas.Named schema, JsonNode value) {
    if (value.isArray()) {
      // A server may have any number of rows.
      rules.addRule(path, new MinTypeMatcher(0));
      if (!value.isEmpty() && schema.schema().getItems() != null) {
        add(path + "[*]", schemas.items(schema), value.get(0));
      }
    } else if (value.isObject()) {
      rules.addRule(path, TypeMatcher.INSTANCE);
      Map<String, Schemas.Named> properties = schemas.properties(schema);
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        Schemas.Named property = properties.get(field.getKey());
        if (property != null) {
          add(member(path, field.getKey()), property, field.getValue());
        }
      }
    } else if (value.isNull() || Boolean.TRUE.equals(schema.schema().getNullable())) {
      rules.addRules(path, List.of(NullMatcher.INSTANCE, new RegexMatcher("(?s).*")), RuleLogic.OR);
    } else if (schema.isNumberOrText()) {
      rules.addRule(path, new RegexMatcher(NUMBER));
    } else {
      rules.addRule(path, TypeMatcher.INSTANCE);
    }
  }

  static String member(String path, String name) {
    boolean plain =
        !Character.isDigit(name.charAt(0))
            && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    return plain ? path + "." + name : path + "['" + name + "']";
  }
}
