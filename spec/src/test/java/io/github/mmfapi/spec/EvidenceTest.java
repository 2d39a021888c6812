package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that the evidence is well-formed and that the spec only names sources from it. */
class EvidenceTest {
  private static final Set<String> CONFIDENCES =
      Set.of("recorded", "multiple", "single", "documented", "link-only", "consistent-with");

  @Test
  void methods_conformToTheirSchema() {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Evidence.json("methods.schema.json"));

    assertThat(schema.validate(Evidence.json("methods.json"))).isEmpty();
  }

  @Test
  void sourcesOfMethods_areInTheTableOfSources() {
    Set<String> tags = new TreeSet<>();
    Evidence.json("methods.json")
        .findValues("sources")
        .forEach(sources -> sources.forEach(s -> tags.add(Evidence.tag(s.asText()))));

    assertThat(Evidence.tags()).containsAll(tags);
    assertThat(tags).contains("SEED", "PHPW", "FITH");
  }

  @Test
  void evidenceInTheSpec_isWellFormedAndNamesSourcesOfTheTable() {
    Set<String> tags = Evidence.tags();
    List<String> problems = new ArrayList<>();
    Spec.evidence()
        .forEach(
            (place, evidence) -> {
              if (!CONFIDENCES.contains(evidence.path("confidence").asText())) {
                problems.add(place + ": confidence " + evidence.path("confidence"));
              }
              if (evidence.path("sources").isEmpty()) {
                problems.add(place + ": no sources");
              }
              for (JsonNode source : evidence.path("sources")) {
                if (!tags.contains(Evidence.tag(source.asText()))) {
                  problems.add(place + ": source " + source.asText() + " is in no table");
                }
              }
            });

    assertThat(problems).isEmpty();
    assertThat(Spec.evidence()).hasSizeGreaterThan(400);
  }

  @Test
  void sourcesExplainedInTheSpec_areThoseItNames() {
    String explained = Spec.bundle().at("/info/description").asText();

    Spec.evidence()
        .forEach(
            (place, evidence) ->
                evidence
                    .path("sources")
                    .forEach(
                        source ->
                            assertThat(explained)
                                .as(place)
                                .containsPattern("\\b" + Evidence.tag(source.asText()) + "\\b")));
  }
}
