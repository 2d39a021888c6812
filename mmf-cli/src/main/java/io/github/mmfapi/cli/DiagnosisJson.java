package io.github.mmfapi.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;

/** Writes the output of {@code mmf diagnose --json}. */
final class DiagnosisJson {
  private DiagnosisJson() {}

  static String of(SignatureDiagnosis diagnosis) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("verdict", diagnosis.verdict().toString());
    ArrayNode mistakes = object.putArray("mistakes");
    diagnosis
        .mistakes()
        .forEach(
            mistake ->
                mistakes
                    .addObject()
                    .put("id", mistake.id())
                    .put("summary", mistake.summary())
                    .put("rule", mistake.rule())
                    .put("fix", mistake.fix()));
    object.put("expectedBaseString", diagnosis.expectedBaseString());
    object.put("receivedBaseString", diagnosis.receivedBaseString());
    return object.toString();
  }
}
