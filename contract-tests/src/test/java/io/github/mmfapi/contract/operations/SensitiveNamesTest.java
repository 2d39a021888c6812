package io.github.mmfapi.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the spec marks as sensitive is masked in texts about a call. */
class SensitiveNamesTest {
  /** Masked where it is sent with a password only: elsewhere it is no secret. */
  private static final String ACCOUNT = "username";

  @Test
  void names_markedInTheSpec_areMasked() throws IOException {
    Set<String> marked = new TreeSet<>();
    collect("", Yaml.mapper().readTree(Operations.spec()), marked);

    assertThat(marked).hasSizeGreaterThan(20).contains(ACCOUNT, "md5_password", "u");
    marked.remove(ACCOUNT);
    assertThat(marked).allMatch(SecretText::isSecretOfCall);
  }

  private static void collect(String name, JsonNode node, Set<String> marked) {
    if (node.path("x-mmf-sensitive").asBoolean()) {
      marked.add(node.path("name").asText(name));
    }
    node.properties().forEach(child -> collect(child.getKey(), child.getValue(), marked));
    if (node.isArray()) {
      node.forEach(child -> collect(name, child, marked));
    }
  }
}
