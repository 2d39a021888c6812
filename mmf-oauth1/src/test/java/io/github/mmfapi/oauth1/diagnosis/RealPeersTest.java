package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What other signers make of the published vectors: what each of them signs wrong, by its name. */
class RealPeersTest {

  private interface Peer {
    String sign(String method, String url, List<Parameter> form) throws Exception;
  }

  @Test
  void diagnose_scribeJava_namesOrderCasePortAndPath() throws Exception {
    assertThat(mistakes(Peers::scribeJava, true))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "rfc5849-3.4.1.1-base-string", List.of("sorted-before-encoding"),
                "rfc5849-3.4.1.2-a", List.of("host-not-lower-case"),
                "wiki-9.1.2-n-v-no-slash", List.of("empty-path"),
                "oauth-core-9.1.2-0", List.of("default-port-kept", "host-not-lower-case"),
                "oauth-core-9.1.2-1", List.of("host-not-lower-case"),
                "oauth-core-9.1.2-2", List.of("default-port-kept", "host-not-lower-case"),
                "oauth-core-9.1.2-3", List.of("host-not-lower-case")));
  }

  @Test
  void diagnose_signpost_namesTheLostValue() throws Exception {
    assertThat(mistakes(Peers::signpost, true))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("rfc5849-3.4.1.1-base-string", List.of("repeated-names-collapsed")));
  }

  @Test
  void diagnose_googleOAuthClient_namesCaseAndPath() throws Exception {
    assertThat(mistakes((method, url, form) -> Peers.google(method, url), false))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "rfc5849-3.4.1.2-a", List.of("host-not-lower-case"),
                "wiki-9.1.2-n-v-no-slash", List.of("empty-path"),
                "oauth-core-9.1.2-0", List.of("host-not-lower-case"),
                "oauth-core-9.1.2-1", List.of("host-not-lower-case"),
                "oauth-core-9.1.2-2", List.of("host-not-lower-case"),
                "oauth-core-9.1.2-3", List.of("host-not-lower-case")));
  }

  /** Returns what is wrong of each vector that a peer does not get right. */
  private static Map<String, List<String>> mistakes(Peer peer, boolean forms) throws Exception {
    Map<String, List<String>> mistakes = new TreeMap<>();
    int signed = 0;
    for (JsonNode vector : vectors()) {
      String url = vector.path("kind").textValue().equals("base_uri") ? "input" : "url";
      List<Parameter> form = form(vector);
      if (!vector.hasNonNull(url) || (!form.isEmpty() && !forms)) {
        continue;
      }
      String method = vector.path("method").asText("GET");
      String header = peer.sign(method, vector.get(url).textValue(), form);
      SignatureDiagnosis diagnosis =
          SignatureDiagnosis.of(
              new ReceivedRequest(
                  method,
                  vector.get(url).textValue(),
                  header,
                  form.isEmpty() ? null : "application/x-www-form-urlencoded",
                  Parameters.render(form)),
              Peers.SECRET,
              Peers.TOKEN_SECRET);
      signed++;
      if (diagnosis.verdict() != SignatureDiagnosis.Verdict.VALID) {
        mistakes.put(
            vector.get("name").textValue(),
            diagnosis.mistakes().stream().map(Mistake::id).sorted().toList());
      }
    }
    assertThat(signed).isGreaterThan(15);
    mistakes.keySet().removeIf(name -> name.contains("errata") || name.contains("WRONG"));
    return mistakes;
  }

  private static List<Parameter> form(JsonNode vector) {
    List<Parameter> form = new ArrayList<>();
    vector
        .path("body_params")
        .forEach(p -> form.add(new Parameter(p.get(0).textValue(), p.get(1).textValue())));
    return form;
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in =
        RealPeersTest.class.getResourceAsStream("/io/github/mmfapi/oauth1/oauth1-vectors.json")) {
      return new ObjectMapper().readTree(in).get("cases");
    }
  }
}
