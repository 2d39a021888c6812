package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the evidence, and that the spec agrees with it: {@link MethodRules} compares the requests,
 * {@link ResponseRules} the responses.
 */
final class EvidenceRules {
  private final SpecSources sources;
  private final Spec spec;
  private final Evidence evidence;
  private final List<Finding> findings = new ArrayList<>();

  private EvidenceRules(SpecSources sources, Evidence evidence) {
    this.sources = sources;
    this.spec = new Spec(sources.tree());
    this.evidence = evidence;
  }

  /** {@return everything that contradicts the evidence} */
  static List<Finding> check(SpecSources sources, Evidence evidence) {
    EvidenceRules rules = new EvidenceRules(sources, evidence);
    rules.formOfMethods();
    if (!rules.findings.isEmpty()) {
      // The other rules rely on the form.
      return rules.findings;
    }
    rules.sourcesOfMethods();
    rules.sourcesOfSpec();
    Map<String, SpecOperation> operations = rules.spec.operations();
    rules.methodsAndOperations(operations);
    evidence
        .methods()
        .forEach(
            (path, method) -> {
              SpecOperation operation = operations.get(path);
              if (operation != null) {
                rules.findings.addAll(new MethodRules(sources, operation, method).check());
                rules.findings.addAll(new ResponseRules(sources, operation, method).check());
              }
            });
    return rules.findings;
  }

  /** Returns where a list of methods is not what {@code methods.schema.json} allows. */
  static Set<ValidationMessage> problems(Evidence evidence, JsonNode methods) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(evidence.json("methods.schema.json"))
        .validate(methods);
  }

  private void formOfMethods() {
    for (ValidationMessage problem : problems(evidence, evidence.list())) {
      String pointer = pointer(problem.getInstanceLocation().toString());
      findings.add(
          new Finding(
              evidence.placeOf(pointer),
              problem.getMessage() + "; methods.schema.json says what is allowed"));
    }
  }

  /** Turns {@code $[3].params[0].name} into {@code /3/params/0/name}. */
  private static String pointer(String location) {
    return location.startsWith("$")
        ? location.substring(1).replace("[", "/").replace("]", "").replace(".", "/")
        : location;
  }

  private void sourcesOfMethods() {
    Set<String> tags = evidence.tags();
    evidence
        .methods()
        .forEach(
            (path, method) -> {
              for (JsonNode list : method.findValues("sources")) {
                for (JsonNode source : list) {
                  if (!tags.contains(Evidence.tag(source.asText()))) {
                    findings.add(
                        new Finding(
                            evidence.place(path),
                            path + ": the source " + source.asText() + unknown()));
                  }
                }
              }
            });
  }

  static String unknown() {
    return " is not in the table of sources; add it to spec/evidence/api-evidence.md, section 1,"
        + " or fix the tag";
  }

  private void sourcesOfSpec() {
    Set<String> tags = evidence.tags();
    String explained = spec.document().at("/info/description").asText();
    spec.evidence()
        .forEach(
            (pointer, found) -> {
              for (JsonNode source : found.path("sources")) {
                String tag = Evidence.tag(source.asText());
                if (!tags.contains(tag)) {
                  finding(pointer, "the source " + tag + unknown());
                } else if (!explained.matches("(?s).*\\b" + tag + "\\b.*")) {
                  finding(
                      pointer,
                      "info.description does not explain the source " + tag + "; add it there");
                }
              }
            });
  }

  private void finding(List<String> owner, String message) {
    List<String> pointer = new ArrayList<>(owner);
    pointer.add(Spec.EVIDENCE);
    findings.add(new Finding(sources.places().of(pointer), message));
  }

  private void methodsAndOperations(Map<String, SpecOperation> operations) {
    for (Map.Entry<String, SpecOperation> operation : operations.entrySet()) {
      if (!evidence.methods().containsKey(operation.getKey())) {
        findings.add(
            new Finding(
                sources.places().ofNamed(operation.getValue().id()),
                operation.getKey()
                    + ": the method has no evidence; add it to spec/evidence/methods.json, or remove"
                    + " it"));
      }
    }
    for (String path : evidence.methods().keySet()) {
      if (!operations.containsKey(path)) {
        findings.add(
            new Finding(
                evidence.place(path),
                path
                    + ": the spec does not describe the method; run ./mmf spec add-method "
                    + path
                    + ", or describe it in spec/groups"));
      }
    }
  }
}
